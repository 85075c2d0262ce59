# Comprehensions of every kind.
def work(n):
    squares = [x * x for x in range(n)]
    even = [x for x in squares if x % 2 == 0]
    table = {x: x + 1 for x in range(n)}
    kinds = {x % 10 for x in squares}
    matrix = [[i * j for j in range(30)] for i in range(n // 30)]
    return sum(even) + len(table) + len(kinds) + sum(sum(row) for row in matrix)

print(sum(work(3000) for _ in range(40)))
