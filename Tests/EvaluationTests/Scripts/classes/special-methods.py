class N:
    def __init__(self, v): self.v = v
    def __repr__(self): return f'N({self.v})'
    def __add__(self, o): return N(self.v + (o.v if isinstance(o, N) else o))
    def __radd__(self, o): return N(o + self.v)
    def __lt__(self, o): return self.v < o.v
    def __eq__(self, o): return isinstance(o, N) and self.v == o.v
    def __hash__(self): return hash(self.v)
    def __neg__(self): return N(-self.v)
    def __getitem__(self, k): return (self.v, k)
    def __contains__(self, x): return x == self.v
    def __format__(self, spec): return f'<{spec}:{self.v}>'
    def __index__(self): return self.v
a, b = N(1), N(2)
print(a + b, a + 5, 5 + a, sum([a, b]), -a, a < b, a > b, a == N(1), a != b, a[1:2], 1 in a, f'{a:x}', {a: 1}[N(1)])
print(sorted([b, a]), [10, 20, 30][b], len({N(1), N(1), N(2)}), max(a, b))
# expect: N(3) N(6) N(6) N(3) N(-1) True False True True (1, slice(1, 2, None)) True <x:1> 1
# expect: [N(1), N(2)] 30 2 N(2)
