# Arithmetic in nested loops, at the top level.
total = 0
for i in range(700):
    for j in range(700):
        total += i * j % 7 + (i - j) // 3
print(total)
