while True: type("C", (), {})
# error: the cell took more than 2000000 steps; --max-steps raises this limit
