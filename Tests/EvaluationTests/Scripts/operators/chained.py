def v(x):
    print('v', x)
    return x
print(v(1) < v(2) < v(0) < v(9))
print(1 < 2 == 2 != 3, 'a' in 'abc' in ['abc'], None is None is not 1)
print(v(0) or v('') or v('x') and v('y'))
print((1 if v(0) else 2 if v(1) else 3), not v(0))
# expect: v 1
# expect: v 2
# expect: v 0
# expect: False
# expect: True True True
# expect: v 0
# expect: v 
# expect: v x
# expect: v y
# expect: y
# expect: v 0
# expect: v 1
# expect: v 0
# expect: 2 True
