extension BuiltinModule {
  static let copy = BuiltinModule(
    "copy", "Copies of objects.",
    source: """
      class Error(Exception):
          pass

      error = Error
      _atoms = (int, float, bool, str, bytes, type, range, slice, type(None), type(Ellipsis), type(len), type(lambda: 0))

      def _fill(target, source, memo=None):
          for name, value in source.__dict__.items():
              object.__setattr__(target, name, value if memo is None else deepcopy(value, memo))
          return target

      def copy(x):
          cls = type(x)
          if isinstance(x, type) or cls in _atoms or cls in (tuple, frozenset):
              return x
          if cls in (list, dict, set):
              return x.copy()
          maker = getattr(cls, '__copy__', None)
          if maker is not None:
              return maker(x)
          if isinstance(x, dict):
              made = cls.__new__(cls)
              for key, value in dict.items(x):
                  dict.__setitem__(made, key, value)
              return _fill(made, x)
          if isinstance(x, list):
              made = cls.__new__(cls)
              list.extend(made, x)
              return _fill(made, x)
          if isinstance(x, (tuple, set, int, float, str)):
              return x.copy() if isinstance(x, set) else x
          if not hasattr(x, '__dict__'):
              return x.copy() if hasattr(x, 'copy') else x
          return _fill(cls.__new__(cls), x)

      def deepcopy(x, memo=None):
          if memo is None:
              memo = {}
          cls = type(x)
          if isinstance(x, type) or cls in _atoms:
              return x
          known = memo.get(id(x))
          if known is not None:
              return known
          maker = getattr(cls, '__deepcopy__', None)
          if maker is not None:
              made = maker(x, memo)
          elif cls is list:
              made = []
              memo[id(x)] = made
              for item in x:
                  made.append(deepcopy(item, memo))
          elif cls is dict:
              made = {}
              memo[id(x)] = made
              for key, value in x.items():
                  made[deepcopy(key, memo)] = deepcopy(value, memo)
          elif cls is tuple:
              made = tuple([deepcopy(item, memo) for item in x])
          elif cls in (set, frozenset):
              made = cls([deepcopy(item, memo) for item in x])
          elif isinstance(x, tuple) and hasattr(cls, '_make'):
              made = cls._make([deepcopy(item, memo) for item in x])
          elif isinstance(x, dict):
              made = cls.__new__(cls)
              memo[id(x)] = made
              for key, value in dict.items(x):
                  dict.__setitem__(made, deepcopy(key, memo), deepcopy(value, memo))
              _fill(made, x, memo)
          elif isinstance(x, list):
              made = cls.__new__(cls)
              memo[id(x)] = made
              for item in x:
                  list.append(made, deepcopy(item, memo))
              _fill(made, x, memo)
          elif hasattr(x, '__dict__') and not callable(x) or hasattr(x, '__dict__') and cls.__module__ != 'builtins':
              made = cls.__new__(cls)
              memo[id(x)] = made
              _fill(made, x, memo)
          else:
              made = x
          memo[id(x)] = made
          memo.setdefault('kept', []).append(x)
          return made
      """)
}
