class A: pass
for i in range(10 ** 9): setattr(A, f"x{i}", i)
# error: the chapter needs more than 24 MiB of memory
