C = object
for i in range(10 ** 5): C = type("C", (C,), {})
# error: the cell took more than 2000000 steps; --max-steps raises this limit
