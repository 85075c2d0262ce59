extension BuiltinModule {
  static let dataclasses = BuiltinModule(
    "dataclasses", "Classes that hold data.",
    source: #"""
      class _Missing:
          def __repr__(self):
              return '<dataclasses._MISSING_TYPE object>'

      MISSING = _Missing()

      class FrozenInstanceError(AttributeError):
          pass

      class Field:
          def __init__(self, default, default_factory, init, repr, compare, kw_only):
              self.name = None
              self.type = None
              self.default = default
              self.default_factory = default_factory
              self.init = init
              self.repr = repr
              self.compare = compare
              self.kw_only = kw_only

      def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
                metadata=None, kw_only=False):
          if default is not MISSING and default_factory is not MISSING:
              raise ValueError('cannot specify both default and default_factory')
          return Field(default, default_factory, init, repr, compare, kw_only)

      def _collect(cls, kw_only):
          found = {}
          for base in reversed(cls.__mro__[1:]):
              for item in base.__dict__.get('__dataclass_fields__', {}).values():
                  found[item.name] = item
          for name, kind in cls.__dict__.get('__annotations__', {}).items():
              if 'ClassVar' in str(kind):
                  continue
              default = cls.__dict__.get(name, MISSING)
              item = default if isinstance(default, Field) else field(default=default, kw_only=kw_only)
              item.name, item.type = name, kind
              if item.default.__class__.__hash__ is None:
                  raise ValueError(
                      f'mutable default {type(item.default)} for field {name} is not allowed: use default_factory')
              if item.default is not MISSING:
                  setattr(cls, name, item.default)
              elif isinstance(default, Field):
                  delattr(cls, name)
              found[name] = item
          return found

      def _make_init(cls, found):
          scope = {'_missing': MISSING, '_fields': found, '_set': object.__setattr__}
          parameters, keyword_only, body = [], [], []
          seen_default = False
          for name, item in found.items():
              has_default = item.default is not MISSING or item.default_factory is not MISSING
              if item.init:
                  if item.default is not MISSING:
                      part = f'{name}=_fields[{name!r}].default'
                  else:
                      part = f'{name}=_missing' if has_default else name
                  if item.kw_only:
                      keyword_only.append(part)
                  else:
                      if seen_default and not has_default:
                          raise TypeError(f'non-default argument {name!r} follows default argument')
                      seen_default = seen_default or has_default
                      parameters.append(part)
              if item.default_factory is not MISSING:
                  if item.init:
                      body.append(f'    _set(self, {name!r}, _fields[{name!r}].default_factory() '
                                  f'if {name} is _missing else {name})')
                  else:
                      body.append(f'    _set(self, {name!r}, _fields[{name!r}].default_factory())')
              elif item.init:
                  body.append(f'    _set(self, {name!r}, {name})')
          if hasattr(cls, '__post_init__'):
              body.append('    self.__post_init__()')
          star = ['*'] if keyword_only else []
          head = ', '.join(['self'] + parameters + star + keyword_only)
          code = 'def _make(_missing, _fields, _set):\n  def __init__(' + head + '):\n'
          code += '\n'.join('  ' + line for line in body or ['    pass']) + '\n  return __init__\n'
          space = {}
          exec(code, space)
          init = space['_make'](MISSING, found, object.__setattr__)
          init.__qualname__ = f'{cls.__qualname__}.__init__'
          return init

      def _add(cls, name, function):
          if name not in cls.__dict__:
              function.__name__ = name
              function.__qualname__ = f'{cls.__qualname__}.{name}'
              setattr(cls, name, function)

      def _values(instance):
          return tuple(getattr(instance, f.name) for f in instance.__dataclass_fields__.values() if f.compare)

      def _ordering(compare):
          def method(self, other):
              if other.__class__ is self.__class__:
                  return compare(_values(self), _values(other))
              return NotImplemented
          return method

      def _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only):
          found = _collect(cls, kw_only)
          cls.__dataclass_fields__ = found
          cls.__match_args__ = tuple(f.name for f in found.values() if f.init)
          if init and '__init__' not in cls.__dict__:
              cls.__init__ = _make_init(cls, found)

          def __repr__(self):
              body = ', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in found.values() if f.repr)
              return f'{self.__class__.__qualname__}({body})'

          if repr:
              _add(cls, '__repr__', __repr__)
          if eq:
              _add(cls, '__eq__', _ordering(lambda a, b: a == b))
              if frozen or unsafe_hash:
                  cls.__hash__ = lambda self: hash(_values(self))
              elif '__hash__' not in cls.__dict__:
                  cls.__hash__ = None
          if order:
              _add(cls, '__lt__', _ordering(lambda a, b: a < b))
              _add(cls, '__le__', _ordering(lambda a, b: a <= b))
              _add(cls, '__gt__', _ordering(lambda a, b: a > b))
              _add(cls, '__ge__', _ordering(lambda a, b: a >= b))
          if frozen:
              def __setattr__(self, name, value):
                  raise FrozenInstanceError(f'cannot assign to field {name!r}')

              def __delattr__(self, name):
                  raise FrozenInstanceError(f'cannot delete field {name!r}')

              cls.__setattr__ = __setattr__
              cls.__delattr__ = __delattr__
          return cls

      def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                    match_args=True, kw_only=False, slots=False):
          def wrap(cls):
              return _process(cls, init, repr, eq, order, unsafe_hash, frozen, kw_only)
          return wrap if cls is None else wrap(cls)

      def fields(class_or_instance):
          try:
              return tuple(class_or_instance.__dataclass_fields__.values())
          except AttributeError:
              raise TypeError('must be called with a dataclass type or instance') from None

      def is_dataclass(obj):
          return hasattr(obj, '__dataclass_fields__')

      def _plain(value, into):
          if is_dataclass(value) and not isinstance(value, type):
              return into(value)
          if isinstance(value, (list, tuple)):
              return type(value)([_plain(item, into) for item in value])
          if isinstance(value, dict):
              return {key: _plain(item, into) for key, item in value.items()}
          return value

      def asdict(obj):
          if not is_dataclass(obj) or isinstance(obj, type):
              raise TypeError('asdict() should be called on dataclass instances')
          return {f.name: _plain(getattr(obj, f.name), asdict) for f in fields(obj)}

      def astuple(obj):
          if not is_dataclass(obj) or isinstance(obj, type):
              raise TypeError('astuple() should be called on dataclass instances')
          return tuple(_plain(getattr(obj, f.name), astuple) for f in fields(obj))

      def replace(obj, /, **changes):
          for f in fields(obj):
              if f.init and f.name not in changes:
                  changes[f.name] = getattr(obj, f.name)
          return obj.__class__(**changes)
      """#)
}
