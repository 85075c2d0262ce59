x = 'g'
def f():
    global x, y
    x = 'changed'
    y = 'made'
f()
print(x, y)
def g():
    try:
        print(z)
    except UnboundLocalError as e:
        print(e)
    z = 1
    del z
    try:
        z
    except UnboundLocalError as e:
        print(e)
g()
def h():
    out = [i for i in range(3)]
    try:
        return i
    except NameError as e:
        return str(e)
print(h())
len_ = len
def len(x): return 'shadow'
print(len([1]))
del len
print(len([1]))
# expect: changed made
# expect: cannot access local variable 'z' where it is not associated with a value
# expect: cannot access local variable 'z' where it is not associated with a value
# expect: name 'i' is not defined
# expect: shadow
# expect: 1
