import collections, functools, operator
def chain(step):
    x = None
    for i in range(18000): x = step(x)
for step in [
    lambda x: (x,), slice, property, staticmethod, functools.partial(functools.partial, print), lambda x: {1: x}.values(),
    lambda x: collections.deque([x]), lambda x: frozenset([x]), lambda x: lambda x=x: x, lambda x: list[x],
    lambda x: [].append if x is None else operator.itemgetter(x), lambda x: [x].copy,
]:
    chain(step)
print("freed")
# expect: freed
