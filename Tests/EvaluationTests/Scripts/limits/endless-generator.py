def g():
    while True: yield 1
sum(g())
# error: the cell took more than 2000000 steps; --max-steps raises this limit
