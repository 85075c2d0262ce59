import Syntax

extension BuiltinClass {
  static let list = BuiltinClass(
    "list", "A mutable sequence: `list(iterable)` makes one of the items of an iterable.",
    constructor: Builtin("list([iterable], /)", "A list of the items of an iterable; empty without one.") {
      arguments, interpreter throws(Raise) in
      guard let iterable = arguments.given(0) else { return .list([]) }
      return try interpreter.newList(try interpreter.items(of: iterable))
    },
    methods: [
      Builtin("append(self, object, /)", "Adds an item at the end.") { arguments, interpreter throws(Raise) in
        try arguments.list(in: interpreter).append(arguments[1], in: interpreter)
        return .none
      },
      Builtin("clear(self, /)", "Removes all items.") { arguments, interpreter throws(Raise) in
        try arguments.list(in: interpreter).items = []
        return .none
      },
      Builtin("copy(self, /)", "A shallow copy.") { arguments, interpreter throws(Raise) in
        try interpreter.newList(try interpreter.items(of: .list(arguments.list(in: interpreter))))
      },
      Builtin("count(self, value, /)", "How many items equal a value.") { arguments, interpreter throws(Raise) in
        let list = try arguments.list(in: interpreter)
        return .int(try interpreter.count(arguments[1], { list.items }))
      },
      Builtin("extend(self, iterable, /)", "Adds the items of an iterable at the end.") {
        arguments, interpreter throws(Raise) in
        try interpreter.extend(arguments.list(in: interpreter), with: arguments[1])
        return .none
      },
      Builtin(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        "The position of the first item that equals a value."
      ) { arguments, interpreter throws(Raise) in
        let list = try arguments.list(in: interpreter)
        let range = try interpreter.bounds(arguments[2], arguments[3], count: list.items.count)
        if let index = try interpreter.position(of: arguments[1], { list.items }, in: range) { return .int(index) }
        throw .valueError("\(try interpreter.representation(of: arguments[1])) is not in list")
      },
      Builtin("insert(self, index, object, /)", "Puts an item before a position.") {
        arguments, interpreter throws(Raise) in
        let list = try arguments.list(in: interpreter)
        let index = try interpreter.index(of: arguments[1])
        let count = list.items.count
        try interpreter.meter.charge(elements: count)
        list.items.insert(arguments[2], at: min(max(index < 0 ? index &+ count : index, 0), count))
        return .none
      },
      Builtin("pop(self, index=-1, /)", "Removes an item, the last one by default, and gives it.") {
        arguments, interpreter throws(Raise) in
        let list = try arguments.list(in: interpreter)
        let index = try interpreter.index(of: arguments[1])
        let count = list.items.count
        guard count > 0 else { throw .indexError("pop from empty list") }
        let position = index < 0 ? index &+ count : index
        guard list.items.indices.contains(position) else { throw .indexError("pop index out of range") }
        if position == count - 1 { return list.items.removeLast() }
        try interpreter.meter.charge(elements: count - position)
        return list.items.remove(at: position)
      },
      Builtin("remove(self, value, /)", "Removes the first item that equals a value.") {
        arguments, interpreter throws(Raise) in
        let list = try arguments.list(in: interpreter)
        guard let index = try interpreter.position(of: arguments[1], { list.items }, in: 0..<list.items.count) else {
          throw .valueError("list.remove(x): x not in list")
        }
        try interpreter.meter.charge(elements: list.items.count)
        if list.items.indices.contains(index) { list.items.remove(at: index) }
        return .none
      },
      Builtin("reverse(self, /)", "Reverses the list in place.") { arguments, interpreter throws(Raise) in
        let list = try arguments.list(in: interpreter)
        try interpreter.meter.charge(elements: list.items.count)
        list.items.reverse()
        return .none
      },
      Builtin("sort(self, /, *, key=None, reverse=False)", "Sorts the list in place; equal items keep their order.") {
        arguments, interpreter throws(Raise) in
        let list = try arguments.list(in: interpreter)
        try interpreter.sort(list, key: arguments[1], reverse: arguments[2])
        return .none
      },
    ] + SpecialMethods.mutableSequence)

  static let tuple = BuiltinClass(
    "tuple", "An immutable sequence: `tuple(iterable)` makes one of the items of an iterable.",
    constructor: Builtin("tuple([iterable], /)", "A tuple of the items of an iterable; empty without one.") {
      arguments, interpreter throws(Raise) in
      guard let iterable = arguments.given(0) else { return .tuple([]) }
      if case .tuple(let tuple) = iterable, type(of: tuple) == TupleObject.self { return iterable }
      return .tuple(try interpreter.items(of: iterable))
    },
    methods: [
      Builtin("count(self, value, /)", "How many items equal a value.") { arguments, interpreter throws(Raise) in
        let tuple = try arguments.tuple(in: interpreter)
        return .int(try interpreter.count(arguments[1], { tuple.items }))
      },
      Builtin(
        "index(self, value, start=0, stop=9223372036854775807, /)",
        "The position of the first item that equals a value."
      ) { arguments, interpreter throws(Raise) in
        let tuple = try arguments.tuple(in: interpreter)
        let range = try interpreter.bounds(arguments[2], arguments[3], count: tuple.items.count)
        if let index = try interpreter.position(of: arguments[1], { tuple.items }, in: range) { return .int(index) }
        throw .valueError("tuple.index(x): x not in tuple")
      },
    ] + SpecialMethods.sequence)
}

extension Interpreter {
  /// The first position in a range of items that holds a value; the items are looked at afresh each time.
  func position(of value: Value, _ items: () -> [Value], in range: Range<Int>) throws(Raise) -> Int? {
    try meter.charge(elements: range.count)
    var index = range.lowerBound
    while index < range.upperBound, index < items().count {
      if try isSameKey(items()[index], value) { return index }
      index += 1
    }
    return nil
  }

  func count(_ value: Value, _ items: () -> [Value]) throws(Raise) -> Int {
    try meter.charge(elements: items().count)
    var (index, count) = (0, 0)
    while index < items().count {
      if try isSameKey(items()[index], value) { count += 1 }
      index += 1
    }
    return count
  }
}
