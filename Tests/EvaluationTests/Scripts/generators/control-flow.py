def g(n):
    for i in range(n):
        if i == 1: continue
        if i == 4: break
        for j in 'ab':
            yield i, j
    else:
        yield 'else'
    with open_ctx() as c:
        yield c
    try:
        yield 'try'
        raise KeyError('k')
    except KeyError as e:
        yield repr(e)
    else:
        yield 'no'
    finally:
        yield 'fin'
class open_ctx:
    def __enter__(self): return 'ctx'
    def __exit__(self, *a):
        print('exit')
print(list(g(3)))
print(list(g(6)))
# expect: exit
# expect: [(0, 'a'), (0, 'b'), (2, 'a'), (2, 'b'), 'else', 'ctx', 'try', "KeyError('k')", 'fin']
# expect: exit
# expect: [(0, 'a'), (0, 'b'), (2, 'a'), (2, 'b'), (3, 'a'), (3, 'b'), 'ctx', 'try', "KeyError('k')", 'fin']
