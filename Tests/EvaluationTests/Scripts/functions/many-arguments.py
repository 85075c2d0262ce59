def f(a, b, c, d, e, g, h): return [a, b, c, d, e, g, h]
print(f(1, 2, 3, 4, 5, 6, 7), f(*range(7)), f(h=7, g=6, *[1, 2, 3, 4, 5]))
def v(*xs, **ks): return xs, ks
print(v(*[1], *(2, 3), 4, **{'a': 1}, b=2, **{'c': 3}))
try:
    v(**{1: 2})
except TypeError as e:
    print(e)
try:
    f(*5)
except TypeError as e:
    print(e)
try:
    v(**5)
except TypeError as e:
    print(e)
# expect: [1, 2, 3, 4, 5, 6, 7] [0, 1, 2, 3, 4, 5, 6] [1, 2, 3, 4, 5, 6, 7]
# expect: ((1, 2, 3, 4), {'a': 1, 'b': 2, 'c': 3})
# expect: keywords must be strings
# expect: __main__.f() argument after * must be an iterable, not int
# expect: __main__.v() argument after ** must be a mapping, not int
