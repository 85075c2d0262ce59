import Syntax

extension BuiltinClass {
  static let enumerate = BuiltinClass(
    "enumerate", "The items of an iterable with their numbers.",
    constructor: Builtin("enumerate(iterable, start=0)", "Pairs of a number and an item.") {
      arguments, interpreter throws(Raise) in
      let start = try interpreter.integer(of: arguments[1])
      return .object(EnumerateIterator(try interpreter.iterator(over: arguments[0]), start: start))
    },
    methods: SpecialMethods.iterator)

  static let zip = BuiltinClass(
    "zip", "Tuples of the items that stand at the same place of several iterables.",
    constructor: Builtin("zip(*iterables, strict=False)", "Ends with the shortest; `strict` demands equal lengths.") {
      arguments, interpreter throws(Raise) in
      var sources: [IteratorObject] = []
      for value in arguments.variadic(0) { sources.append(try interpreter.iterator(over: value)) }
      return .object(ZipIterator(sources, isStrict: try interpreter.truth(of: arguments[1])))
    },
    methods: SpecialMethods.iterator)

  static let map = BuiltinClass(
    "map", "What a function makes of the items of one or more iterables.",
    constructor: Builtin("map(func, /, *iterables)", "Calls the function as the results are asked for.") {
      arguments, interpreter throws(Raise) in
      let iterables = arguments.variadic(1)
      guard !iterables.isEmpty else { throw .typeError("map() must have at least two arguments.") }
      var sources: [IteratorObject] = []
      for value in iterables { sources.append(try interpreter.iterator(over: value)) }
      return .object(MapIterator(arguments[0], sources))
    },
    methods: SpecialMethods.iterator)

  static let filter = BuiltinClass(
    "filter", "The items of an iterable for which a function is true.",
    constructor: Builtin("filter(function, iterable, /)", "`None` keeps the items that are true themselves.") {
      arguments, interpreter throws(Raise) in
      .object(FilterIterator(arguments[0], try interpreter.iterator(over: arguments[1])))
    },
    methods: SpecialMethods.iterator)

  static let reversed = BuiltinClass(
    "reversed", "The items of a sequence, last first.",
    constructor: Builtin("reversed(sequence, /)", dialect: .cpythonUnpacked, "Walks a sequence backwards.") {
      arguments, interpreter throws(Raise) in try interpreter.reversed(arguments[0])
    },
    methods: SpecialMethods.iterator)
}

extension Interpreter {
  /// `reversed(x)`.
  func reversed(_ value: Value) throws(Raise) -> Value {
    if let result = try callSpecial("__reversed__", on: value) { return result }
    switch native(value) {
    case .list(let list):
      return .object(ReversedIterator(.list(list), count: list.items.count, typeName: "list_reverseiterator"))
    case .tuple, .string: return .object(ReversedIterator(value, count: try length(of: value)))
    case .dict(let dict):
      return .object(ValuesIterator(dict.table.keys.reversed(), typeName: "dict_reversekeyiterator"))
    case .object(let object):
      if let range = object as? RangeObject {
        return .object(RangeIterator(reversing: range))
      }
      if let view = object as? DictViewObject {
        return .object(ValuesIterator(try items(of: .object(view)).reversed(), typeName: "dict_reversekeyiterator"))
      }
      let type = classObject(of: value)
      if object is BytesObject || type.lookUp("__getitem__") != nil && type.lookUp("__len__") != nil {
        return .object(ReversedIterator(value, count: try length(of: value)))
      }
    default: break
    }
    throw .typeError("'\(typeName(of: value))' object is not reversible")
  }
}
