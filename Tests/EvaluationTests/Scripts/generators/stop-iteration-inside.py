def g():
    yield 1
    raise StopIteration('x')
try:
    list(g())
except RuntimeError as e:
    print(e, repr(e.__cause__))
def h():
    yield next(iter([]))
try:
    next(h())
except RuntimeError as e:
    print(e)
def running():
    yield next(r)
r = running()
try:
    next(r)
except ValueError as e:
    print(e)
# expect: generator raised StopIteration StopIteration('x')
# expect: generator raised StopIteration
# expect: generator already executing
