x = [0] * 10 ** 5
while True: x[5:5] = [1]
# error: the cell took more than 2000000 steps; --max-steps raises this limit
