try:
    while True: pass
except BaseException:
    print('never')
finally:
    print('never either')
# error: the cell took more than 2000000 steps; --max-steps raises this limit
