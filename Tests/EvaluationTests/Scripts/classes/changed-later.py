class C:
    def f(self): return 1
c = C()
out = []
for i in range(4):
    if i == 2:
        C.f = lambda self: 2
    if i == 3:
        c.f = lambda: 3
    out.append(c.f())
print(out)
class P: n = 1
class Q(P): pass
q = Q()
vals = []
for i in range(3):
    vals.append(q.n)
    P.n += 1
q.n = 'own'
vals.append(q.n)
del q.n
vals.append(q.n)
print(vals)
# expect: [1, 1, 2, 3]
# expect: [1, 2, 3, 'own', 4]
