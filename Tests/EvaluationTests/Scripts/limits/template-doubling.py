x = "a"
while True: x = "{0}{0}".format(x)
# error: the chapter needs more than 24 MiB of memory
