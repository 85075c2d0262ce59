class C:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __len__(self): return len(self)
for f in (lambda: repr(C()), lambda: C() == 1, lambda: C().a, lambda: len(C())):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)
def g(): return [x for x in g()]
def h(): yield from h()
for f in (g, lambda: list(h()), lambda: eval('eval("f()")'), lambda: sorted([1], key=lambda v: f())):
    try:
        f()
    except RecursionError as e:
        print(type(e).__name__)
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
# expect: RecursionError
