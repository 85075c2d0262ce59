class C:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v * 2
    @x.deleter
    def x(self): self._x = -1
c = C()
c.x = 5
print(c.x, C.x.__doc__)
c.x += 1
print(c.x)
del c.x
print(c.x)
class R:
    @property
    def y(self): return 1
try:
    R().y = 2
except AttributeError as e:
    print(e)
# expect: 10 doc of x
# expect: 22
# expect: -1
# expect: property 'y' of 'R' object has no setter
