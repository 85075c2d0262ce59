def noisy():
    print('start')
    for i in range(3):
        print('make', i)
        yield i
print('before')
g = (x * 2 for x in noisy())
print('made')
print(next(g))
total = sum(x for x in g)
print(total, list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
n = 10
e = (n for _ in range(2))
n = 20
print(list(e))
# expect: before
# expect: made
# expect: start
# expect: make 0
# expect: 0
# expect: make 1
# expect: make 2
# expect: 6 []
# expect: 'int' object is not iterable
# expect: [20, 20]
