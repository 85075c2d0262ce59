a = [0] * 2000000
# error: the chapter needs more than 24 MiB of memory
