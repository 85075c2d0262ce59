import math
math.factorial(10 ** 7)
# error: the cell took more than 2000000 steps; --max-steps raises this limit
