class Node:
    def __init__(self, rest): self.rest = rest
n = None
for i in range(60000): n = Node(n)
n = None
f = lambda: 0
for i in range(60000): f = (lambda g: lambda: g)(f)
f = None
def gen(inner): yield inner
g = None
for i in range(60000):
    g = gen(g)
g = None
t = ()
for i in range(60000): t = (t,)
t = None
d = {}
for i in range(60000): d = {'k': d}
d = None
print('freed')
# expect: freed
