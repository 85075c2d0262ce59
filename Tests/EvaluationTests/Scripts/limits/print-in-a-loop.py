while True: print('x' * 100000)
# error: the cell shows more than 1048576 bytes
