a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*a, b = 'xyz'
print(a, b)
[p, q] = {1: 'x', 2: 'y'}
print(p, q)
for i, (x, y) in enumerate([(1, 2), (3, 4)]): print(i, x, y)
x = y = z = []
x.append(1)
print(y, z is x)
l = [0, 1, 2]
i = 0
i, l[i] = 2, 'set'
print(i, l)
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
for bad in ('a, b = 1, 2, 3', 'a, b = [1]', 'a, *b, c = [1]', 'a, b = 5', 'a, b = {1}', 'a, b = iter([1, 2, 3, 4])'):
    try:
        exec(bad)
    except Exception as e:
        print(type(e).__name__, e)
# expect: 1 2 [3, 4] 5
# expect: ['x', 'y'] z
# expect: 1 2
# expect: 0 1 2
# expect: 1 3 4
# expect: [1] True
# expect: 2 [0, 1, 'set']
# expect: 3 1 2
# expect: ValueError too many values to unpack (expected 2)
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: ValueError not enough values to unpack (expected at least 2, got 1)
# expect: TypeError cannot unpack non-iterable int object
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: ValueError too many values to unpack (expected 2)
