def f(a: int, b: 'text' = 1) -> float: pass
f.note = 'x'
print(f.__annotations__, f.__defaults__, f.__name__, f.__qualname__, f.__module__, f.note, f.__dict__)
class C:
    def m(self): pass
    class D:
        def n(self): pass
print(C.m.__qualname__, C.D.n.__qualname__, C.D.__qualname__, (lambda: 0).__qualname__)
# expect: {'a': <class 'int'>, 'b': 'text', 'return': <class 'float'>} (1,) f f __main__ x {'note': 'x'}
# expect: C.m C.D.n C.D <lambda>
