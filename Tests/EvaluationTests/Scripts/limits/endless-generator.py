def g():
    while True: yield 1
sum(g())
# error: the cell took more than 50000000 steps; --max-steps raises this limit
