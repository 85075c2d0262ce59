class Positive:
    def __set_name__(self, owner, name): self.name = '_' + name
    def __get__(self, obj, owner): return self if obj is None else getattr(obj, self.name, 0)
    def __set__(self, obj, value):
        if value < 0: raise ValueError('negative ' + self.name)
        setattr(obj, self.name, value)
class P:
    size = Positive()
p = P()
p.size = 3
print(p.size, p.__dict__, type(P.size).__name__)
try:
    p.size = -1
except ValueError as e:
    print(e)
# expect: 3 {'_size': 3} Positive
# expect: negative _size
