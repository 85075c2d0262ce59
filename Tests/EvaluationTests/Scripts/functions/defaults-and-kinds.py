def f(a, b=2, /, c=3, *args, d, e=5, **rest):
    return a, b, c, args, d, e, rest
print(f(1, d=4))
print(f(1, 2, 3, 4, 5, d=6, z=7))
for call in (lambda: f(), lambda: f(1), lambda: f(1, d=1, a=2), lambda: f(1, 2, c=3, d=4, **{'c': 5})):
    try:
        print(call())
    except TypeError as e:
        print(e)
# expect: (1, 2, 3, (), 4, 5, {})
# expect: (1, 2, 3, (4, 5), 6, 5, {'z': 7})
# expect: f() missing 1 required positional argument: 'a'
# expect: f() missing 1 required keyword-only argument: 'd'
# expect: (1, 2, 3, (), 1, 5, {'a': 2})
# expect: __main__.f() got multiple values for keyword argument 'c'
