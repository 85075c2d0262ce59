print(len(("a" * 10 ** 5).replace("a", "b" * 10 ** 5)))
# error: the chapter needs more than 24 MiB of memory
