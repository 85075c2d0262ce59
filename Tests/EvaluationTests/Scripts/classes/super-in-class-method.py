class A:
    @classmethod
    def name(cls): return 'A:' + cls.__name__
class B(A):
    @classmethod
    def name(cls): return 'B>' + super().name()
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = args
        return self
print(B.name(), B(1, 2).made)
# expect: B>A:B (1, 2)
