class A: pass
a = A()
for i in range(10 ** 6): setattr(a, f"x{i}", i)
# error: the chapter needs more than 24 MiB of memory
