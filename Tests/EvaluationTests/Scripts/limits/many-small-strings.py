a = []
for i in range(10 ** 8): a.append("x" * 200 + str(i))
# error: the chapter needs more than 24 MiB of memory
