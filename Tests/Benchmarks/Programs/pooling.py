# Two-dimensional max pooling over lists, written as a lesson writes it, at the top level.
height, width, size = 120, 120, 3
image = [[(i * 31 + j * 17) % 101 for j in range(width)] for i in range(height)]
for round in range(3):
    pooled = []
    for i in range(height - size + 1):
        row = []
        for j in range(width - size + 1):
            best = image[i][j]
            for di in range(size):
                for dj in range(size):
                    if image[i + di][j + dj] > best:
                        best = image[i + di][j + dj]
            row.append(best)
        pooled.append(row)
print(len(pooled), len(pooled[0]), sum(map(sum, pooled)))
