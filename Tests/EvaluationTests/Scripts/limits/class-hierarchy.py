C = object
for i in range(10 ** 5): C = type("C", (C,), {})
# error: a class stands below more than 1000 others
