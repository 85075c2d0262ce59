x = "a"
while True: x = "%s%s" % (x, x)
# error: the chapter needs more than 24 MiB of memory
