# Generators that feed one another.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

def windows(values, size):
    window = []
    for value in values:
        window.append(value)
        if len(window) > size:
            window.pop(0)
        if len(window) == size:
            yield window[0] + window[-1]

total = 0
for value in windows(count(120000), 3):
    if value % 3 == 0:
        total += value
print(total, sum(x * x for x in count(60000)))
