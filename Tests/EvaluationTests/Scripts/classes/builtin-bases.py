class Stack(list):
    def push(self, x): self.append(x)
    def __repr__(self): return 'Stack' + super().__repr__()
s = Stack([1, 2])
s.push(3)
print(s, len(s), s[0], s[-1], list(s), 2 in s, isinstance(s, list), s + [4], sorted(s, reverse=True))
class D(dict):
    def __missing__(self, k): return k * 2
d = D(a=1)
d['b'] = 2
print(d['a'], d['z'], dict(d), len(d), list(d.items()), d)
class I(int):
    def double(self): return self * 2
print(I(5).double(), I(3) + 1, I(7) == 7)
class S(str):
    def shout(self): return self.upper() + '!'
print(S('abc').shout(), S('x') + 'y', len(S('four')))
class T(tuple):
    def total(self): return sum(self)
print(T([1, 2, 3]).total(), T([1])[0])
# expect: Stack[1, 2, 3] 3 1 3 [1, 2, 3] True True [1, 2, 3, 4] [3, 2, 1]
# expect: 1 zz {'a': 1, 'b': 2} 2 [('a', 1), ('b', 2)] {'a': 1, 'b': 2}
# expect: 10 4 True
# expect: ABC! xy 4
# expect: 6 1
