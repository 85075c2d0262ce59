def outer(a, b=1, /, c=2, *args, d, e=3, **kw):
    total = 0
    def inner():
        nonlocal total
        total += a
        return total
    xs = [x * a for x in args if x]
    ys = [lambda: y for y in xs]
    zs = {k: [v + k for v in xs] for k in kw}
    g = (w for w in xs)
    if (n := len(xs)) > 3:
        print([m := q for q in xs], m)
    return inner, xs, ys, zs, g
class A(Base):
    x = 1
    y = [x for _ in range(3)]
    def __init__(self):
        super().__init__()
        self.__p = x
    def f(self): return __class__, A
t = [i for i in range(3)]
def h():
    z = 1
    class B:
        z = z
        w = z2 = 1
        def m(self): return z
    return B
def k(p):
    global shared
    shared = p
    try:
        pass
    except E as error:
        raise
    import a.b, c as d
    for loop in p: del loop
    def uses():
        nonlocal p
        p = shared
    class Local:
        nonlocal p
        p = 1
    return {q for q in p if (lambda: q)}
match [1]:
    case [first, *others]: pass
with o as (w1, w2): w3: int = 1
[[i * j for j in range(i)] for i in range(3)]
deep = lambda x: [lambda: x for _ in x]
