import Syntax

extension BuiltinModule {
  static let functools = BuiltinModule(
    "functools", "Functions about functions.",
    functions: [
      Builtin("reduce(function, iterable[, initial], /)", dialect: .cpythonUnpacked, "Folds an iterable from the left.")
      {
        arguments, interpreter throws(Raise) in
        let iterator = try interpreter.iterator(over: arguments[1])
        var total = arguments[2]
        if total.isUnbound {
          guard let first = try iterator.next(in: interpreter) else {
            throw .typeError("reduce() of empty iterable with no initial value")
          }
          total = first
        }
        while let item = try iterator.next(in: interpreter) {
          try interpreter.meter.step()
          total = try interpreter.call(arguments[0], [total, item])
        }
        return total
      }
    ],
    classes: [PartialObject.declaration, CachedFunctionObject.declaration],
    constants: [
      (
        "_cached",
        { _ in
          .object(
            BuiltinObject(
              Builtin("_cached(function, maxsize, typed, /)", "A function that remembers its results.") {
                arguments, _ in
                let limit: Int? = if case .int(let limit) = arguments[1] { limit } else { nil }
                return .object(CachedFunctionObject(arguments[0], limit: limit))
              }))
        }
      )
    ],
    source: """
      WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')

      def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=('__dict__',)):
          for name in assigned:
              if hasattr(wrapped, name):
                  setattr(wrapper, name, getattr(wrapped, name))
          for table in updated:
              for name, value in getattr(wrapped, table, {}).items():
                  setattr(wrapper, name, value)
          wrapper.__wrapped__ = wrapped
          return wrapper

      def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=('__dict__',)):
          def decorate(wrapper):
              return update_wrapper(wrapper, wrapped, assigned, updated)
          return decorate

      def lru_cache(maxsize=128, typed=False):
          if callable(maxsize):
              return _cached(maxsize, 128, False)
          if maxsize is not None and not isinstance(maxsize, int):
              raise TypeError('Expected first argument to be an integer, a callable, or None')
          def decorate(function):
              return _cached(function, maxsize, typed)
          return decorate

      def cache(user_function, /):
          return _cached(user_function, None, False)

      def cmp_to_key(mycmp):
          class K:
              def __init__(self, obj):
                  self.obj = obj
              def __lt__(self, other):
                  return mycmp(self.obj, other.obj) < 0
              def __gt__(self, other):
                  return mycmp(self.obj, other.obj) > 0
              def __eq__(self, other):
                  return mycmp(self.obj, other.obj) == 0
              def __le__(self, other):
                  return mycmp(self.obj, other.obj) <= 0
              def __ge__(self, other):
                  return mycmp(self.obj, other.obj) >= 0
          return K

      def _opposite(name):
          def compare(self, other):
              result = getattr(type(self), name)(self, other)
              return result if result is NotImplemented else not result
          return compare

      def _with_equality(name, wanted):
          def compare(self, other):
              result = getattr(type(self), name)(self, other)
              if result is NotImplemented:
                  return result
              return (result or self == other) if wanted else (not result and self != other)
          return compare

      _derived = {
          '__lt__': {'__gt__': ('__lt__', False), '__le__': ('__lt__', True), '__ge__': None},
          '__le__': {'__ge__': ('__le__', True), '__lt__': ('__le__', False), '__gt__': None},
          '__gt__': {'__lt__': ('__gt__', False), '__ge__': ('__gt__', True), '__le__': None},
          '__ge__': {'__le__': ('__ge__', True), '__gt__': ('__ge__', False), '__lt__': None},
      }

      def total_ordering(cls):
          roots = [name for name in _derived if name in cls.__dict__]
          if not roots:
              raise ValueError('must define at least one ordering operation: < > <= >=')
          root = '__lt__' if '__lt__' in roots else roots[0]
          strict = root in ('__lt__', '__gt__')
          for name, rule in _derived[root].items():
              if name in cls.__dict__:
                  continue
              if rule is None:
                  made = _opposite(root)
              elif strict:
                  made = _with_equality(root, rule[1])
              elif rule[1]:
                  made = _swapped(root)
              else:
                  made = _strictly(root)
              made.__name__ = name
              setattr(cls, name, made)
          return cls

      def _swapped(name):
          def compare(self, other):
              result = getattr(type(self), name)(self, other)
              return result if result is NotImplemented else not result or self == other
          return compare

      def _strictly(name):
          def compare(self, other):
              result = getattr(type(self), name)(self, other)
              return result if result is NotImplemented else result and self != other
          return compare

      class cached_property:
          def __init__(self, func):
              self.func = func
              self.attrname = None
              self.__doc__ = func.__doc__

          def __set_name__(self, owner, name):
              self.attrname = name

          def __get__(self, instance, owner=None):
              if instance is None:
                  return self
              value = self.func(instance)
              setattr(instance, self.attrname, value)
              return value

      def singledispatch(func):
          registry = {object: func}

          def dispatch(cls):
              for base in cls.__mro__:
                  if base in registry:
                      return registry[base]
              return func

          def register(cls, func=None):
              if func is None:
                  if isinstance(cls, type):
                      return lambda f: register(cls, f)
                  func = cls
                  cls = list(func.__annotations__.values())[0]
              registry[cls] = func
              return func

          def wrapper(*args, **kw):
              return dispatch(args[0].__class__)(*args, **kw)

          wrapper.register = register
          wrapper.dispatch = dispatch
          return update_wrapper(wrapper, func)
      """)
}

/// `functools.partial`: a function with some of its arguments.
final class PartialObject: TrackedObject {
  private var function: Value
  private var positional: [Value]
  private var keywords: [KeywordArgument]

  init(_ function: Value, _ positional: [Value], _ keywords: [KeywordArgument]) {
    self.function = function
    self.positional = positional
    self.keywords = keywords
    super.init()
  }

  static let declaration = BuiltinClass(
    "functools.partial", "A function with some of its arguments.",
    constructor: Builtin("partial(*args, **keywords)", "Calls a function with these arguments and those given later.") {
      arguments, interpreter throws(Raise) in
      let given = arguments.variadic(0)
      guard let function = given.first else { throw .typeError("type 'partial' takes at least one argument") }
      guard interpreter.isCallable(function) else { throw .typeError("the first argument must be callable") }
      let keywords = try interpreter.keywordArguments(arguments[1])
      return .object(PartialObject(function, Array(given.dropFirst()), keywords))
    })

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("functools.partial")
  }
  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    let later = arguments.keywords
    let kept = keywords.filter { keyword in !later.contains { $0.name == keyword.name } }
    return try interpreter.call(function, positional + arguments.positional, keywords: kept + later)
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    switch name {
    case "func": return function
    case "args": return .tuple(positional)
    case "keywords":
      let dict = DictObject()
      for keyword in keywords { try dict.table.set(.string(keyword.name), to: keyword.value, in: interpreter) }
      return .dict(dict)
    default: return try super.attribute(name, in: interpreter)
    }
  }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    var parts = [try interpreter.representation(of: function)]
    for value in positional { parts.append(try interpreter.representation(of: value)) }
    for keyword in keywords { parts.append("\(keyword.name)=\(try interpreter.representation(of: keyword.value))") }
    return "functools.partial(\(parts.joined(separator: ", ")))"
  }

  override func releaseReferences(into freed: inout [Value]) {
    freed.append(function)
    freed.append(contentsOf: positional)
    freed.append(contentsOf: keywords.map(\.value))
    (function, positional, keywords) = (.none, [], [])
  }
}

/// What `functools.lru_cache` makes of a function.
final class CachedFunctionObject: TrackedObject {
  private var function: Value
  /// How many results are kept; nil keeps all.
  private let limit: Int?
  private let results = HashTable()
  private var hits = 0
  private var misses = 0
  private var attributes: [String: Value] = [:]

  init(_ function: Value, limit: Int?) {
    self.function = function
    self.limit = limit.map { max(0, $0) }
    super.init()
  }

  static let declaration = BuiltinClass(
    "functools._lru_cache_wrapper", "A function that remembers its results.",
    methods: [
      Builtin("cache_clear(self, /)", "Forgets all results.") { arguments, interpreter throws(Raise) in
        try cached(arguments, interpreter).clear()
        return .none
      },
      Builtin("cache_info(self, /)", "How often results were found, and how many are kept.") {
        arguments, interpreter throws(Raise) in
        let cached = try cached(arguments, interpreter)
        return .tuple(
          StructSequence(
            "CacheInfo",
            [
              ("hits", .int(cached.hits)), ("misses", .int(cached.misses)),
              ("maxsize", cached.limit.map(Value.int) ?? .none), ("currsize", .int(cached.results.count)),
            ]))
      },
    ])

  private static func cached(
    _ arguments: BoundArguments, _ interpreter: Interpreter
  ) throws(Raise) -> CachedFunctionObject {
    try arguments.object(CachedFunctionObject.self, "functools._lru_cache_wrapper", in: interpreter)
  }

  private func clear() {
    results.removeAll()
    (hits, misses) = (0, 0)
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("functools._lru_cache_wrapper")
  }
  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? {
    let key = self.key(arguments)
    if let position = try results.find(key, in: interpreter) {
      hits += 1
      let value = results.entries[position].value
      if limit != nil {
        try results.remove(key, in: interpreter)
        try results.set(key, to: value, in: interpreter)
      }
      return value
    }
    let value = try interpreter.call(function, arguments)
    misses += 1
    guard limit != 0 else { return value }
    if let limit, results.count >= limit, let oldest = results.nextPosition(from: 0) { results.remove(at: oldest) }
    try results.set(key, to: value, in: interpreter)
    return value
  }

  private func key(_ arguments: Arguments) -> Value {
    if arguments.keywords.isEmpty, arguments.count == 1 {
      switch arguments[0] {
      case .int, .string: return arguments[0]
      default: break
      }
    }
    var parts = Array(arguments.positional)
    if !arguments.keywords.isEmpty { parts.append(.ellipsis) }
    for keyword in arguments.keywords {
      parts.append(.string(keyword.name))
      parts.append(keyword.value)
    }
    return .tuple(parts)
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if name == "__wrapped__" { return function }
    if let value = attributes[name] { return value }
    if let own = try super.attribute(name, in: interpreter) { return own }
    return try interpreter.attributeIfPresent(name, of: function)
  }

  override func setAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool {
    attributes[name] = value
    return true
  }

  override func releaseReferences(into freed: inout [Value]) {
    freed.append(function)
    freed.append(contentsOf: attributes.values)
    results.removeAll(into: &freed)
    function = .none
    attributes = [:]
  }
}
