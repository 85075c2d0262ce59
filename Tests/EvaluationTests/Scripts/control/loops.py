for i in range(5, 0, -2): print(i, end=' ')
for i in range(3):
    i += 10
    print(i, end=' ')
print(i)
n = 3
while n:
    n -= 1
    if n == 1: continue
    print('n', n)
else:
    print('done')
for x in []: pass
else: print('empty else')
d = {'a': 1}
try:
    for k in d: d['b'] = 2
except RuntimeError as e:
    print(e)
l = [1, 2, 3]
for v in l:
    if v == 2: l.append(9)
    print(v, end=' ')
print()
range_ = range
def range(n): return 'xyz'
for c in range(5): print(c, end='')
del range
for c in range(2): print(c, end='')
print()
for i in range(True): print('bool', i)
try:
    for i in range('3'): pass
except TypeError as e:
    print(e)
# expect: 5 3 1 10 11 12 12
# expect: n 2
# expect: n 0
# expect: done
# expect: empty else
# expect: dictionary changed size during iteration
# expect: 1 2 3 9 
# expect: xyz01
# expect: bool 0
# expect: 'str' object cannot be interpreted as an integer
