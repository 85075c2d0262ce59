class Top: pass
A = Top
for i in range(60):
    class B(A): pass
    class C(A): pass
    class A(B, C): pass
Top.x = "reached once each way"
print(A.x, len(A.__mro__))
# expect: reached once each way 182
