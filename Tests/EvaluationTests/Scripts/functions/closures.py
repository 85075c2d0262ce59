def outer():
    x = 1
    def middle():
        nonlocal x
        x += 1
        def inner():
            return x * 10
        return inner
    return middle, lambda: x
m, get = outer()
i = m()
print(i(), get())
m()
print(i(), get())
# expect: 20 2
# expect: 30 3
