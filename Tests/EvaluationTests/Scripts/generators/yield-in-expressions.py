def g():
    a = [(yield 1), (yield 2), 3]
    print(a)
    print((yield 'arg'), 'x', sep=(yield 'sep'))
    d = {(yield 'k'): (yield 'v')}
    print(d)
    z = (yield 'c') if (yield 'test') else (yield 'other')
    print(z, (yield 'left') and (yield 'right'))
    while (n := (yield 'loop')):
        print('n', n)
    return 'done'
it = g()
v = next(it)
i = 0
answers = [10, 20, 'A', '-', 'key', 'val', True, 'then', 0, 5, 0]
try:
    for a in answers:
        print('yielded', v)
        v = it.send(a)
    print('last', v)
    it.send(None)
except StopIteration as e:
    print(e.value)
# expect: yielded 1
# expect: yielded 2
# expect: [10, 20, 3]
# expect: yielded arg
# expect: yielded sep
# expect: A-x
# expect: yielded k
# expect: yielded v
# expect: {'key': 'val'}
# expect: yielded test
# expect: yielded c
# expect: yielded left
# expect: then 0
# expect: yielded loop
# expect: n 5
# expect: yielded loop
# expect: done
