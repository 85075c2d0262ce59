def inner():
    x = yield 'a'
    print('inner got', x)
    return 'result'
def outer():
    r = yield from inner()
    print('r', r)
    yield from [1, 2]
    yield from (i for i in range(2))
    return r
g = outer()
print(next(g), g.send('S'), list(g))
def flat(t):
    for x in t:
        if isinstance(x, list): yield from flat(x)
        else: yield x
print(list(flat([1, [2, [3, [4, []]], 5]])))
# expect: inner got S
# expect: r result
# expect: a 1 [2, 0, 1]
# expect: [1, 2, 3, 4, 5]
