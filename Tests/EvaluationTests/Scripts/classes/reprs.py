class C:
    def m(self): pass
print(C, C.__class__, type(C), repr(type(C().m)), type(len), type([].append), type(C.m), type(lambda: 0))
print(str(C().m).startswith('<bound method C.m of <__main__.C object at 0x'), repr(C.m)[:14], repr(len), [].append.__name__)
print(type(1), type(None), type(...), type(NotImplemented), type(range(1)), type(x for x in ()), type(iter([])), type({}.keys()))
# expect: <class '__main__.C'> <class 'type'> <class 'type'> <class 'method'> <class 'builtin_function_or_method'> <class 'builtin_function_or_method'> <class 'function'> <class 'function'>
# expect: True <function C.m  <built-in function len> append
# expect: <class 'int'> <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'> <class 'range'> <class 'generator'> <class 'list_iterator'> <class 'dict_keys'>
