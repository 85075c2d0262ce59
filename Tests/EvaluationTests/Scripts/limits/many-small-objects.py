a = []
while True: a = [a]
# error: the chapter needs more than 64 MiB of memory
