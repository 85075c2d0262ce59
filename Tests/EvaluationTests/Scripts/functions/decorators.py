import functools
def trace(label):
    def wrap(fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            print(label, fn.__name__, args, kwargs)
            return fn(*args, **kwargs)
        return inner
    return wrap
@trace('outer')
@trace('inner')
def add(a, b=1):
    "Adds."
    return a + b
print(add(1, b=2), add.__name__, add.__doc__)
# expect: outer add (1,) {'b': 2}
# expect: inner add (1,) {'b': 2}
# expect: 3 add Adds.
