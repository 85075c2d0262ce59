class Base(Exception):
    "doc"
class Sub(Base):
    def __init__(self, code, msg='m'):
        super().__init__(msg)
        self.code = code
    def __str__(self): return f'[{self.code}] {self.args[0]}'
try:
    raise Sub(7)
except Base as e:
    print(e, repr(e), e.code, e.args, type(e).__mro__[1:4])
print(issubclass(Sub, Exception), isinstance(Sub(1), Base), Base('x', 1), repr(Base()), str(Base()) == '')
try:
    raise Base
except Base as e:
    print(repr(e))
for bad in (5, 'x', int):
    try:
        raise bad
    except TypeError as e:
        print(e)
try:
    try:
        raise ValueError
    except 5:
        pass
except TypeError as e:
    print(e)
# expect: [7] m Sub('m') 7 ('m',) (<class '__main__.Base'>, <class 'Exception'>, <class 'BaseException'>)
# expect: True True ('x', 1) Base() True
# expect: Base()
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: exceptions must derive from BaseException
# expect: catching classes that do not inherit from BaseException is not allowed
