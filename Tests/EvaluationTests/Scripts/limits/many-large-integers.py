a = []
while True: a.append(7 ** 2000)
# error: the chapter needs more than 24 MiB of memory
