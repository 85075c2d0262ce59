x = 'global'
class C:
    y = x
    x = 'class'
    z = [x for _ in range(2)]
    def get(self): return x
    for i in range(3): pass
    if i == 2:
        flag = True
    del i
print(C.y, C.x, C.z, C().get(), C.flag, hasattr(C, 'i'))
def f():
    v = 'local'
    class D:
        w = v
        def g(self): return v
    return D
print(f().w, f()().g(), f().__name__)
# expect: global class ['global', 'global'] global True False
# expect: local local D
