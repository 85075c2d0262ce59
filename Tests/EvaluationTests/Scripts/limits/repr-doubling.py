x = [1]
while True: x = [x, x]; repr(x)
# error: the chapter needs more than 24 MiB of memory
