a = []
while True: a.append(1 << 8000)
# error: the chapter needs more than 24 MiB of memory
