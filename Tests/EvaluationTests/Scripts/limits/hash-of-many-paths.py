x = ()
for _ in range(100):
    x = (x, x)
hash(x)
# error: the cell took more than 2000000 steps; --max-steps raises this limit
