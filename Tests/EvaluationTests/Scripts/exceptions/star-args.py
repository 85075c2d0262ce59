import math
tests = ['math.sqrt(-1)', 'int("x")', '[1][5]', '{}[1]', 'None.a', '"a"+1', 'undefined', 'f(1,2)', '5()', 'len()', '(1,2)[0]=1', 'abs("a")']
def f(a): pass
for t in tests:
    try:
        exec(t)
    except SyntaxError as e:
        print('SyntaxError')
    except Exception as e:
        print(type(e).__name__, e)
# expect: ValueError math domain error
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: IndexError list index out of range
# expect: KeyError 1
# expect: AttributeError 'NoneType' object has no attribute 'a'
# expect: TypeError can only concatenate str (not "int") to str
# expect: NameError name 'undefined' is not defined
# expect: TypeError f() takes 1 positional argument but 2 were given
# expect: TypeError 'int' object is not callable
# expect: TypeError len() takes exactly one argument (0 given)
# expect: TypeError 'tuple' object does not support item assignment
# expect: TypeError bad operand type for abs(): 'str'
