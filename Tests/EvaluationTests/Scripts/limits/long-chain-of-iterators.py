import itertools
def chain(step):
    it = iter([1])
    for i in range(30000): it = step(it)
    return it
for step in [enumerate, zip, lambda it: map(str, it), lambda it: itertools.chain(it), lambda it: (x for x in it)]:
    chain(step)
print("freed")
# expect: freed
