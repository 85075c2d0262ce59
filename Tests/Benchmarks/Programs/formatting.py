# Formatting numbers and joining strings.
def table(n):
    lines = []
    for i in range(n):
        lines.append(f"{i:4d} {i * i:8d} {i / 7:8.3f} {'odd' if i % 2 else 'even'}")
    return "\n".join(lines)

size = 0
for _ in range(10):
    size += len(table(3000))
print(size, "{} {:>5}".format(1, "x"), "%d %s" % (3, "y"))
