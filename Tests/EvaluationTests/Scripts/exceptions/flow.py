def f(n):
    try:
        if n == 0: return 'ret'
        if n == 1: raise ValueError('v')
        if n == 2: [][0]
        if n == 3: {}['k']
    except (ValueError, IndexError) as e:
        return f'{type(e).__name__}:{e}'
    else:
        return 'else'
    finally:
        print('fin', n)
for i in range(5):
    try:
        print(f(i))
    except Exception as e:
        print('outer', repr(e))
def override():
    try:
        raise ValueError
    finally:
        return 'swallowed'
print(override())
for i in range(3):
    try:
        continue
    finally:
        print('c', i)
while True:
    try:
        break
    finally:
        print('b')
# expect: fin 0
# expect: ret
# expect: fin 1
# expect: ValueError:v
# expect: fin 2
# expect: IndexError:list index out of range
# expect: fin 3
# expect: outer KeyError('k')
# expect: fin 4
# expect: else
# expect: swallowed
# expect: c 0
# expect: c 1
# expect: c 2
# expect: b
