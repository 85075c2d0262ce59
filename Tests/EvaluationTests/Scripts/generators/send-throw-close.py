def g():
    try:
        x = yield 1
        print('got', x)
        y = (yield x) or 'none'
        print('y', y)
        yield y
    except ValueError as e:
        print('caught', e)
        yield 'recovered'
    finally:
        print('finally')
a = g()
print(next(a), a.send(10), next(a))
a.close()
b = g()
next(b)
print(b.throw(ValueError('bad')))
try:
    next(b)
except StopIteration as e:
    print('stop', e.value)
try:
    g().send(1)
except TypeError as e:
    print(e)
# expect: got 10
# expect: y none
# expect: 1 10 none
# expect: finally
# expect: caught bad
# expect: recovered
# expect: finally
# expect: stop None
# expect: can't send non-None value to a just-started generator
