class A:
    def __init__(self): self.log = ['A']
    def hi(self): return 'A.hi'
    @classmethod
    def make(cls): return cls()
    @staticmethod
    def twice(x): return 2 * x
class B(A):
    def __init__(self):
        super().__init__()
        self.log.append('B')
    def hi(self): return 'B>' + super().hi()
class C(A):
    def __init__(self):
        super().__init__()
        self.log.append('C')
    def hi(self): return 'C>' + super().hi()
class D(B, C):
    def __init__(self):
        super().__init__()
        self.log.append('D')
    def hi(self): return 'D>' + super(D, self).hi()
d = D.make()
print(d.log, d.hi(), D.twice(4), d.twice(5), [k.__name__ for k in D.mro()], D.__bases__)
try:
    class E(A, B): pass
except TypeError as e:
    print(e)
# expect: ['A', 'C', 'B', 'D'] D>B>C>A.hi 8 10 ['D', 'B', 'C', 'A', 'object'] (<class '__main__.B'>, <class '__main__.C'>)
# expect: Cannot create a consistent method resolution
# expect: order (MRO) for bases A, B
