class A:
    def __init__(self): self.real = 1
    def __getattr__(self, n):
        if n.startswith('x'): return n.upper()
        raise AttributeError(f'no {n}')
    def __setattr__(self, n, v):
        print('set', n, v)
        super().__setattr__(n, v)
    def __delattr__(self, n):
        print('del', n)
        object.__delattr__(self, n)
a = A()
print(a.real, a.xyz)
a.new = 2
del a.new
try:
    a.nope
except AttributeError as e:
    print(e)
print(hasattr(a, 'xq'), hasattr(a, 'q'), getattr(a, 'q', 'default'), vars(a))
# expect: set real 1
# expect: 1 XYZ
# expect: set new 2
# expect: del new
# expect: no nope
# expect: True False default {'real': 1}
