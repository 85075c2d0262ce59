s = "a" * 10 ** 5
print(s.find("a" * 50000 + "b"), s.rfind("b" + "a" * 50000), s.count("a" * 50000 + "b"))
# expect: -1 -1 0
