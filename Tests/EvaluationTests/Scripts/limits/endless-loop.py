while True:
    pass
# error: the cell took more than 50000000 steps; --max-steps raises this limit
