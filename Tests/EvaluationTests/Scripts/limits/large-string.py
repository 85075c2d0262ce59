a = "x" * 10 ** 10
# error: the chapter needs more than 512 MiB of memory
