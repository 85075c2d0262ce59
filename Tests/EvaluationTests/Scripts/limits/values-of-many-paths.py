# A value that holds one thing twice, a hundred times over, has more paths than anybody can walk.
x = []
for _ in range(100):
    x = [x, x]
y = []
for _ in range(100):
    y = [y, y]
x == y
# error: the cell took more than 2000000 steps; --max-steps raises this limit
