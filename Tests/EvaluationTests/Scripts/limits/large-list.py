a = [0] * 10 ** 7
# error: the chapter needs more than 64 MiB of memory
