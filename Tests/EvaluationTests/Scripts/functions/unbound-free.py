def f():
    def g():
        return later
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    print(g())
f()
# expect: NameError cannot access free variable 'later' where it is not associated with a value in enclosing scope
# expect: 1
