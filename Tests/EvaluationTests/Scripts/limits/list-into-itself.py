a = []
while True: a.append(a)
# error: the chapter needs more than 64 MiB of memory
