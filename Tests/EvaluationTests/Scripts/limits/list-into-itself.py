a = []
while True: a.append(a)
# error: the chapter needs more than 24 MiB of memory
