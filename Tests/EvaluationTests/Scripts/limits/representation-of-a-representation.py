s = "'\""
while True: s = repr(s)
# error: the chapter needs more than 24 MiB of memory
