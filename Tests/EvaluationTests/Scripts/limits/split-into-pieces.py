s = "ab" * 10 ** 5
while True: s.split("b")
# error: the cell took more than 2000000 steps; --max-steps raises this limit
