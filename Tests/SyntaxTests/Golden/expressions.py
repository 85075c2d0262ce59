None, True, False, ..., 0, 00, 1_000, 0xFF, 0o17, 0b1_01, 123456789012345678901234567890, 0xFFFFFFFFFFFFFFFFFF
1.5, .5, 1., 1e5, 1_0.5e-3, 1e400
'a' "b" '''c
d''', r'\n', '\n\t\\\'\x41\u4f60\U0001F600\101', 'no \d escape', 'joined\
line', b'bytes\x00', rb'\x', u'u', '数据'
f'{a}', f"{a!r:>{width}.{digits}f}", f'{a = }', f'{a=:.2f}', f'{{{a}}}', rf'\d{a}', f'{a, b}', f'{d["k"]}', f'''{
a}''', 'x' f'{y}' 'z', f'{lambda_}', f'{(lambda x: x)(1)}', f'{a if b else c}', f'{a!s}', f'{a:%H:%M}', f'{x != y}'
a.b.c[0](1)[2].d
f(), f(a, *b, c=1, **d), f(x for x in y), f(a, (b for b in c)), f(a := 1, b,)
x[1], x[1:2], x[:], x[::2], x[a:b:c], x[1:2, ..., None], x[*idx], x[*a, 1], x[a := 1], x[(1, 2)], x[:, 0]
-a ** -b, not a, not not a, ~a, +-a, a ** b ** c
a + b * c - d / e // f % g @ h
a | b ^ c & d << e >> f
a < b <= c != d == e is f is not g in h not in i
a and b and c or d or not e
a if b else c if d else e
(a := 1), [b := 2, c], {d := 3}
lambda: 0, lambda a, b=1, /, c=2, *d, e, f=3, **g: a, lambda *, k: k
[x for x in y], {x for x in y if a if b}, {k: v for k, v in y}, (x for x, *z in y for w in x)
[[j for j in i] for i in x]
(), (a,), (a, b), [], [a,], {}, {a: b, **c}, {a, *b}, [*a, b], (*a, *b)
a, *b
(yield_)
1if 2 else 3
