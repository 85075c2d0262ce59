# Instances, attributes and methods, at the top level.
class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y

class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount
        return self.balance

position = Vector(0, 0)
step = Vector(1, 2)
account = Account()
for i in range(60000):
    position = position + step
    account.deposit(position.dot(step) % 10)
print(position.x, position.y, account.balance)
