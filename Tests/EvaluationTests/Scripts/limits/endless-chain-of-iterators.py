it = iter([])
while True: it = enumerate(it)
# error: the chapter needs more than 24 MiB of memory
