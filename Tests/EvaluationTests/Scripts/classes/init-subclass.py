class Plugin:
    known = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.known.append((cls.__name__, tag))
class A(Plugin, tag='a'): pass
class B(Plugin): pass
print(Plugin.known)
M = type('M', (A,), {'v': 1, 'f': lambda self: self.v + 1})
print(M().f(), M.__name__, M.__mro__[1].__name__, isinstance(M(), Plugin))
# expect: [('A', 'a'), ('B', None)]
# expect: 2 M A True
