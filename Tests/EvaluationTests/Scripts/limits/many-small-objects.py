a = []
while True: a = [a]
# error: the chapter needs more than 512 MiB of memory
