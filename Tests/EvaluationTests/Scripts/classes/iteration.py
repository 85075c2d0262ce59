class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
c = Countdown(3)
it = iter(c)
print(next(it), it is c, list(it), next(c, 'end'))
class Seq:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
print(list(Seq()), 4 in Seq(), [x for x in Seq()], dict(enumerate(Seq())))
a, b, c = Seq()
print(a, b, c)
# expect: 2 True [1, 0] end
# expect: [0, 1, 4] True [0, 1, 4] {0: 0, 1: 1, 2: 4}
# expect: 0 1 4
