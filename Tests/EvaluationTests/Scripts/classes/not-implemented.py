class A:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
class B:
    def __radd__(self, o): return 'B.radd'
print(A() + B(), A() == A(), A() != 1)
try:
    A() + 1
except TypeError as e:
    print(e)
try:
    A() < A()
except TypeError as e:
    print(e)
# expect: B.radd False True
# expect: unsupported operand type(s) for +: 'A' and 'int'
# expect: '<' not supported between instances of 'A' and 'A'
