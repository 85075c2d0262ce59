print([y := 1, y ** 2], y)
data = [1, 2, 3]
print([last := v for v in data], last)
print({k: v for k, v in zip('ab', range(2))}, {v % 2 for v in data}, [[i * j for j in range(3)] for i in range(3)])
print([(i, j) for i in range(4) if i % 2 for j in range(i) if j != 1])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
def f(n):
    return [n + k for k in range(2)], [lambda: n + k for k in range(2)][0]()
print(f(10))
print(any(v > 2 for v in data), sum(v for v in data if v > 1), sorted(v * -1 for v in data))
# expect: [1, 1] 1
# expect: [1, 2, 3] 3
# expect: {'a': 0, 'b': 1} {0, 1} [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
# expect: [(1, 0), (3, 0), (3, 2)]
# expect: [2, 2, 2]
# expect: ([10, 11], 11)
# expect: True 5 [-3, -2, -1]
