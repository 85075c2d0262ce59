a = [1, 2, 3, 4]
d = {'x': 1}
class C: pass
c = C()
c.v = 1
del a[0], a[-1], d['x'], c.v
print(a, d, hasattr(c, 'v'))
x = 1
del x
for t in ('x', 'del x', 'del a[9]', 'del d["q"]', 'del c.v'):
    try:
        exec(t)
    except Exception as e:
        print(type(e).__name__, e)
# expect: [2, 3] {} False
# expect: NameError name 'x' is not defined
# expect: NameError name 'x' is not defined
# expect: IndexError list assignment index out of range
# expect: KeyError 'q'
# expect: AttributeError 'C' object has no attribute 'v'
