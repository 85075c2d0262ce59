a = []
while True: a.append(a)
# error: the chapter needs more than 512 MiB of memory
