a = []
for i in range(5000): a = [a]
try:
    print(repr(a))
except RecursionError as e:
    print('RecursionError')
b = []
b.append(b)
print(b)
# expect: RecursionError
# expect: [[...]]
