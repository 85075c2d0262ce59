# An `__index__` may change the sequence that it indexes.
items = [1, 2, 3]

class Clearing:
    def __index__(self):
        items.clear()
        return 1

print(items[Clearing():])
items[:] = [1, 2, 3]
items[Clearing():] = [7]
print(items)
items[:] = [1, 2, 3]
del items[Clearing():]
print(items)
# expect: []
# expect: [7]
# expect: []
