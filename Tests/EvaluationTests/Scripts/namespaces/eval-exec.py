x = 5
def f(a):
    b = 2
    return eval('a + b + x'), sorted(locals())
print(f(1), eval('x * 2'), eval('y', {'y': 9}))
exec('z = x + 1')
print(z)
scope = {'q': 1}
exec('q += 1\nw = q * 2', scope)
print(scope['q'], scope['w'], 'x' in globals(), __name__)
print([n for n in dir() if not n.startswith('_')])
class C:
    v = 1
    def m(self): pass
print([n for n in dir(C()) if not n.startswith('_')], vars(C())) 
# expect: (8, ['a', 'b']) 10 9
# expect: 6
# expect: 2 4 True __main__
# expect: ['f', 'scope', 'x', 'z']
# expect: ['m', 'v'] {}
