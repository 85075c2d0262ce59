%matplotlib inline
!pip install torch
"""A docstring."""
a = b = c, d = 1; e += 2; f: int = 3; g: str
(h), [i, *j], k.l, m[0] = n
o @= p; q //= r; s **= t; u >>= v; w <<= x; y &= z; a |= b; c ^= d; e %= f; g /= h; i *= j; k -= l
del a, b[0], (c, d.e)
assert a, 'message'
import torch, torch.nn as nn, a.b.c
from torch import nn
from a.b import (c, d as e,)
from math import *
pass
raise
raise ValueError('x') from e
if a: b; c
elif d:
    e
else:
    f
while a:
    break
else:
    continue_
for i, (j, *k) in x, y:
    continue
with open(a) as b, c, d() as (e, f):
    pass
with (a as b, c,):
    pass
with (a, b) as c:
    pass
with (a):
    pass
try:
    a
except ValueError:
    b
except (A, B) as e:
    c
except:
    d
else:
    e
finally:
    f
try: a
finally: b
@decorator
@other.decorator(1)
def f(a: int, b: str = 'x', *args: int, c, **kw) -> None:
    """Doc."""
    global g
    return a, *b
@x
class A(Base, key=1):
    "Doc."
    __private = 1
    def method(self):
        self.__private
        yield
        x = yield 1
        y = yield from z
class B: pass
match = 1
match.x = 2
match(x)
match x:
    case 1 | -2.5 | 'a' | None | True:
        a
    case [a, *rest] | (a, *rest) if rest:
        b
    case a, b:
        pass
    case {'k': v, x.y: _, **rest}:
        c
    case Point(0, y=z) as p:
        d
    case module.NAME:
        e
    case [*_]:
        f
    case ():
        g
    case (x):
        h
match a, *b:
    case _: pass
if True:
	tab
	# comment

        # comment anywhere
	tab
x = [  # comment
    1,
  2,
]; y = \
  3
