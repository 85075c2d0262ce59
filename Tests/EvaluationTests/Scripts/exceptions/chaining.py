try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('second') from e
except ValueError as e:
    print(repr(e.__cause__), e.args)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('ctx')
except KeyError as e:
    print(repr(e.__context__), e)
try:
    raise ValueError('a') from None
except ValueError as e:
    print(e.__cause__)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    e
except NameError as x:
    print(x)
# expect: ZeroDivisionError('division by zero') ('second',)
# expect: ZeroDivisionError('division by zero') 'ctx'
# expect: None
# expect: No active exception to reraise
# expect: name 'e' is not defined
