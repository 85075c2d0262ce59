# Building, sorting and reading lists, at the top level.
seed = 12345
values = []
for i in range(60000):
    seed = (seed * 1103515245 + 12345) % 2147483648
    values.append(seed % 1000)
values.sort()
ordered = sorted(values, key=lambda v: -v)
total = 0
for i in range(len(values)):
    total += values[i] * ordered[i]
print(total, values[:5], ordered[:5])
