a = "x" * 10 ** 8
# error: the chapter needs more than 24 MiB of memory
