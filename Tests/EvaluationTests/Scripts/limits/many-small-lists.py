a = []
while True: a.append([0] * 1000)
# error: the chapter needs more than 24 MiB of memory
