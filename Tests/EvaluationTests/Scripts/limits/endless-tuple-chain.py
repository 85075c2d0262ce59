a = ()
while True: a = (a,)
# error: the chapter needs more than 24 MiB of memory
