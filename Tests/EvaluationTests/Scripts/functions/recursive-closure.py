def make():
    def count(n):
        return 0 if n == 0 else 1 + count(n - 1)
    return count
print(make()(50))
# expect: 50
