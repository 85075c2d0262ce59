# What a call returns may be changed although nobody else will ever see it.
def table():
    return {"k": "v"}

table()["x"] = 5
vars()["y"] = 6
globals()["z"] = None
{1, 2}.add(3)
print({"a": 1}.setdefault("b", 2), {"a": [1]}.pop("a"))
# expect: 2 [1]
