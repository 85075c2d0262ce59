class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def m(v):
    match v:
        case 0 | 1: return 'small'
        case int(n) if n > 100: return f'big {n}'
        case str(): return 'text'
        case None: return 'none'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [1, *rest]: return f'one then {rest}'
        case (a, b): return f'pair {a} {b}'
        case {'k': v, **others}: return f'map {v} {others}'
        case P(0, y=yy): return f'P0 {yy}'
        case P(x, y): return f'P {x} {y}'
        case [[a, b], *_] as whole: return f'nested {a} {b} {len(whole)}'
        case _: return 'other'
for v in (0, 7, 200, 'a', None, [], [5], [1, 2, 3], (4, 5), {'k': 1, 'z': 2}, P(0, 3), P(1, 2), [[1, 2], 3, 4], 2.5):
    print(m(v))
# expect: small
# expect: other
# expect: big 200
# expect: text
# expect: none
# expect: empty
# expect: one 5
# expect: one then [2, 3]
# expect: pair 4 5
# expect: map 1 {'z': 2}
# expect: P0 3
# expect: P 1 2
# expect: nested 1 2 3
# expect: other
