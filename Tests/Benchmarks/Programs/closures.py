# Closures, and functions as values.
def make_counter(step):
    count = 0

    def advance(times):
        nonlocal count
        for _ in range(times):
            count += step
        return count

    return advance

def compose(f, g):
    return lambda x: f(g(x))

counters = [make_counter(k) for k in range(10)]
total = 0
twice = compose(lambda x: x + 1, lambda x: x * 2)
for round in range(300):
    for counter in counters:
        total += counter(30)
    for k in range(100):
        total = twice(total) % 1000003
print(total)
