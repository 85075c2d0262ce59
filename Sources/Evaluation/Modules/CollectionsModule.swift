/// `collections`: each container is a source of its own, since a lesson rarely uses more than one.
extension BuiltinModule {
  static let collections = [
    BuiltinModule(
      "collections", "Containers beyond the builtin ones.", classes: [DequeObject.declaration],
      source: Source.defaultDict),
    BuiltinModule("collections", "Multisets.", source: Source.counter),
    BuiltinModule("collections", "Dictionaries to which the order matters.", source: Source.orderedDict),
    BuiltinModule("collections", "Tuples whose fields have names.", source: Source.namedTuple),
    BuiltinModule("collections", "Dictionaries that look into others.", source: Source.chainMap),
  ]
}

private enum Source {
  static let defaultDict = #"""
    class defaultdict(dict):
        def __init__(self, default_factory=None, /, *args, **kwargs):
            if default_factory is not None and not callable(default_factory):
                raise TypeError('first argument must be callable or None')
            self.default_factory = default_factory
            dict.update(self, *args, **kwargs)

        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            value = self.default_factory()
            self[key] = value
            return value

        def __repr__(self):
            return f'defaultdict({self.default_factory!r}, {dict.__repr__(self)})'

        def copy(self):
            return defaultdict(self.default_factory, self)
    """#

  static let counter = #"""
    class Counter(dict):
        def __init__(self, iterable=None, /, **kwargs):
            self.update(iterable, **kwargs)

        def __missing__(self, key):
            return 0

        def update(self, iterable=None, /, **kwargs):
            self._add(iterable, 1)
            self._add(kwargs, 1)

        def subtract(self, iterable=None, /, **kwargs):
            self._add(iterable, -1)
            self._add(kwargs, -1)

        def _add(self, iterable, sign):
            if iterable is None:
                return
            if isinstance(iterable, dict):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) + sign * count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + sign

        def most_common(self, n=None):
            ranked = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
            return ranked if n is None else ranked[:n]

        def elements(self):
            for key, count in self.items():
                for _ in range(count):
                    yield key

        def total(self):
            return sum(self.values())

        def copy(self):
            return Counter(self)

        def __delitem__(self, key):
            if key in self:
                dict.__delitem__(self, key)

        def __repr__(self):
            if not self:
                return 'Counter()'
            pairs = ', '.join(f'{key!r}: {count!r}' for key, count in self.most_common())
            return 'Counter({' + pairs + '})'

        def _positive(self, pairs):
            result = Counter()
            for key, count in pairs:
                if count > 0:
                    result[key] = count
            return result

        def __add__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            keys = list(self) + [key for key in other if key not in self]
            return self._positive([(key, self[key] + other[key]) for key in keys])

        def __sub__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            keys = list(self) + [key for key in other if key not in self]
            return self._positive([(key, self[key] - other[key]) for key in keys])

        def __or__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            keys = list(self) + [key for key in other if key not in self]
            return self._positive([(key, max(self[key], other[key])) for key in keys])

        def __and__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self._positive([(key, min(self[key], other[key])) for key in self])
    """#

  static let orderedDict = #"""
    class OrderedDict(dict):
        def __init__(self, other=(), /, **kwargs):
            dict.update(self, other, **kwargs)

        def move_to_end(self, key, last=True):
            value = self.pop(key)
            if last:
                self[key] = value
                return
            items = list(self.items())
            self.clear()
            self[key] = value
            dict.update(self, items)

        def popitem(self, last=True):
            if not self:
                raise KeyError('dictionary is empty')
            if last:
                return dict.popitem(self)
            key = next(iter(self))
            return key, self.pop(key)

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return list(self.items()) == list(other.items())
            return dict.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        __hash__ = None

        def copy(self):
            return OrderedDict(self)

        def __repr__(self):
            if not self:
                return 'OrderedDict()'
            return f'OrderedDict({list(self.items())!r})'
    """#

  static let namedTuple = #"""
    class _field:
        def __init__(self, index):
            self.index = index
            self.__doc__ = f'Alias for field number {index}'

        def __get__(self, instance, owner=None):
            return self if instance is None else instance[self.index]

        def __set__(self, instance, value):
            raise AttributeError("can't set attribute")

    _keywords = {
        'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del',
        'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal',
        'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield',
    }

    def _checked_names(typename, fields):
        seen = set()
        for name in [typename, *fields]:
            if not name.isidentifier():
                raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
            if name in _keywords:
                raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
        for name in fields:
            if name.startswith('_'):
                raise ValueError(f'Field names cannot start with an underscore: {name!r}')
            if name in seen:
                raise ValueError(f'Encountered duplicate field name: {name!r}')
            seen.add(name)

    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        if isinstance(field_names, str):
            field_names = field_names.replace(',', ' ').split()
        fields = tuple(map(str, field_names))
        if rename:
            fields = tuple(
                f'_{i}' if not n.isidentifier() or n in _keywords or n.startswith('_') or n in fields[:i] else n
                for i, n in enumerate(fields))
        else:
            _checked_names(typename, fields)
        defaults = () if defaults is None else tuple(defaults)
        if len(defaults) > len(fields):
            raise TypeError('Got more default values than field names')
        field_defaults = dict(zip(fields[len(fields) - len(defaults):], defaults))
        scope = {'_make_tuple': tuple.__new__, '_defaults': field_defaults}
        parameters = ''.join(
            f', {n}=_defaults[{n!r}]' if n in field_defaults else f', {n}' for n in fields)
        items = ''.join(f'{n}, ' for n in fields)
        new = eval(f'lambda _cls{parameters}: _make_tuple(_cls, ({items}))', scope)
        new.__name__ = '__new__'
        new.__qualname__ = f'{typename}.__new__'

        def _make(cls, iterable):
            result = tuple.__new__(cls, iterable)
            if len(result) != len(fields):
                raise TypeError(f'Expected {len(fields)} arguments, got {len(result)}')
            return result

        def _replace(self, /, **changes):
            result = self._make(changes.pop(n, v) for n, v in zip(fields, self))
            if changes:
                raise ValueError(f'Got unexpected field names: {list(changes)!r}')
            return result

        def _asdict(self):
            return dict(zip(fields, self))

        def __repr__(self):
            body = ', '.join(f'{n}={v!r}' for n, v in zip(fields, self))
            return f'{type(self).__name__}({body})'

        members = {
            '__new__': staticmethod(new), '_make': classmethod(_make), '_replace': _replace, '_asdict': _asdict,
            '__repr__': __repr__, '_fields': fields, '_field_defaults': field_defaults,
            '__match_args__': fields, '__doc__': f"{typename}({', '.join(fields)})",
        }
        for index, name in enumerate(fields):
            members[name] = _field(index)
        return type(typename, (tuple,), members)
    """#

  static let chainMap = #"""
    class ChainMap:
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __getitem__(self, key):
            for table in self.maps:
                if key in table:
                    return table[key]
            raise KeyError(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __contains__(self, key):
            return any(key in table for table in self.maps)

        def _merged(self):
            merged = {}
            for table in reversed(self.maps):
                merged.update(table)
            return merged

        def __len__(self):
            return len(self._merged())

        def __iter__(self):
            return iter(self._merged())

        def keys(self):
            return self._merged().keys()

        def values(self):
            return self._merged().values()

        def items(self):
            return self._merged().items()

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            del self.maps[0][key]

        def new_child(self, m=None, **kwargs):
            return ChainMap({**(m or {}), **kwargs}, *self.maps)

        @property
        def parents(self):
            return ChainMap(*self.maps[1:])

        def __repr__(self):
            return f'ChainMap({", ".join(map(repr, self.maps))})'
    """#
}
