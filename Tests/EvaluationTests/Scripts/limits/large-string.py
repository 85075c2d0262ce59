a = "x" * 10 ** 8
# error: the chapter needs more than 64 MiB of memory
