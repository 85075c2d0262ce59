a = int
for _ in range(60000):
    a = list[a]
print(type(a).__name__)
# expect: GenericAlias
