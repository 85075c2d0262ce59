class C:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print('enter', self.name)
        return self
    def __exit__(self, t, v, tb):
        print('exit', self.name, t and t.__name__, v)
        return self.swallow
with C('a') as a, C('b', True) as b:
    print(a.name, b.name)
    raise ValueError('boom')
print('after')
def f():
    with C('r'):
        return 'value'
print(f())
for i in range(2):
    with C(i):
        if i == 0: continue
        break
try:
    with 5: pass
except TypeError as e:
    print(e)
# expect: enter a
# expect: enter b
# expect: a b
# expect: exit b ValueError boom
# expect: exit a None None
# expect: after
# expect: enter r
# expect: exit r None None
# expect: value
# expect: enter 0
# expect: exit 0 None None
# expect: enter 1
# expect: exit 1 None None
# expect: 'int' object does not support the context manager protocol
