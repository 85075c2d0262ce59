a = []
for i in range(60000): a = [a]
print(len(a))
del a
print('freed')
# expect: 1
# expect: freed
