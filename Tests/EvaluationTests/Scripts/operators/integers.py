big = 2 ** 63
print(big - 1 + 1, -big - 1, big * big, (big * big) // big, big % 7, -7 // 2, -7 % 3, 7 // -2, 7 % -3)
x = 9223372036854775807
x += 1
print(x, x - 1, x * -1)
print(3 << 70, 1 >> 100, -1 >> 100, 5 & -2, 5 | -8, 5 ^ -1, ~5)
print(7 / 2, 2 ** 60 / 3, 10 ** 30 / 10 ** 29, 2 ** -2, (-2) ** 3, 0.1 + 0.2, 1e16 + 1, 3 * 1.5, 7 // 2.0, -7.5 % 2)
for e in ('1/0', '1//0', '1%0', '1.0/0', '0**-1', '1 << -1'):
    try:
        print(eval(e))
    except Exception as err:
        print(type(err).__name__, err)
i = 0
while i < 3: i += 1
f = 1.5
f *= 2; f -= 1; f /= 4; f **= 2; f //= 0.1
print(i, f, True + 1, True & False, 1 == 1.0, 1 < 2 < 3 > 2, not 0)
# expect: 9223372036854775808 -9223372036854775809 85070591730234615865843651857942052864 9223372036854775808 1 -4 2 -4 -2
# expect: 9223372036854775808 9223372036854775807 -9223372036854775808
# expect: 3541774862152233910272 0 -1 4 -3 -6 -6
# expect: 3.5 3.843071682022823e+17 10.0 0.25 -8 0.30000000000000004 1e+16 4.5 3.0 0.5
# expect: ZeroDivisionError division by zero
# expect: ZeroDivisionError integer division or modulo by zero
# expect: ZeroDivisionError integer modulo by zero
# expect: ZeroDivisionError float division by zero
# expect: ZeroDivisionError 0.0 cannot be raised to a negative power
# expect: ValueError negative shift count
# expect: 3 2.0 2 False True True True
