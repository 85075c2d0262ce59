import Syntax

extension BuiltinClass {
  static let set = BuiltinClass(
    "set", "A set of hashable values.",
    constructor: Builtin("set([iterable], /)", "A set of the items of an iterable; empty without one.") {
      arguments, interpreter throws(Raise) in
      let set = SetObject()
      if let source = arguments.given(0) { try SetAlgebra.update(set.table, with: source, in: interpreter) }
      return .object(set)
    },
    methods: SetMethods.common + SetMethods.mutating + SpecialMethods.set)

  static let frozenset = BuiltinClass(
    "frozenset", "A set that cannot change and can be a key.",
    constructor: Builtin("frozenset([iterable], /)", "A frozen set of the items of an iterable; empty without one.") {
      arguments, interpreter throws(Raise) in
      guard let source = arguments.given(0) else { return .object(SetObject(isFrozen: true)) }
      if let set = source.as(SetObject.self), set.isFrozen { return source }
      return .object(SetObject(try SetAlgebra.newTable(of: source, in: interpreter), isFrozen: true))
    },
    methods: SetMethods.common + SpecialMethods.set)
}

private enum SetMethods {
  /// A new set of the receiver's own kind from what an operator makes of it and each further iterable.
  static func combining(_ name: String, _ op: BinaryOperator, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, /, *others)", documentation) { arguments, interpreter throws(Raise) in
      let set = try arguments.set(in: interpreter)
      var table = try set.table.copy(in: interpreter)
      for other in arguments.variadic(1) {
        let operand = try SetAlgebra.table(of: other, in: interpreter)
        table = try SetAlgebra.combine(op, table, operand, in: interpreter) ?? table
      }
      return .object(SetObject(table, isFrozen: set.isFrozen))
    }
  }

  static func testing(_ name: String, _ op: ComparisonOperator, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, other, /)", documentation) { arguments, interpreter throws(Raise) in
      let other = try SetAlgebra.table(of: arguments[1], in: interpreter)
      let answer = try SetAlgebra.compare(op, arguments.set(in: interpreter).table, other, in: interpreter)
      return .bool(answer ?? false)
    }
  }

  static let common: [Builtin] = [
    combining("union", .bitOr, "The elements of this set and of all others."),
    combining("intersection", .bitAnd, "The elements that this set and all others have."),
    combining("difference", .subtract, "The elements that no other has."),
    Builtin("symmetric_difference(self, other, /)", "The elements that exactly one of the two has.") {
      arguments, interpreter throws(Raise) in
      let set = try arguments.set(in: interpreter)
      let table = try SetAlgebra.newTable(of: arguments[1], in: interpreter)
      try SetAlgebra.toggle(table, with: set.table, in: interpreter)
      return .object(SetObject(table, isFrozen: set.isFrozen))
    },
    testing("issubset", .lessOrEqual, "Whether the other has every element of this set."),
    testing("issuperset", .greaterOrEqual, "Whether this set has every element of the other."),
    Builtin("isdisjoint(self, other, /)", "Whether there is no element in common.") {
      arguments, interpreter throws(Raise) in
      let other = try SetAlgebra.table(of: arguments[1], in: interpreter)
      let shared = try SetAlgebra.combine(.bitAnd, arguments.set(in: interpreter).table, other, in: interpreter)
      return .bool(shared?.count == 0)
    },
    Builtin("copy(self, /)", "A shallow copy.") { arguments, interpreter throws(Raise) in
      let set = try arguments.set(in: interpreter)
      return .object(SetObject(try set.table.copy(in: interpreter), isFrozen: set.isFrozen))
    },
  ]

  static let mutating: [Builtin] = [
    Builtin("add(self, element, /)", "Adds an element.") { arguments, interpreter throws(Raise) in
      try arguments.set(in: interpreter).table.insert(arguments[1], in: interpreter)
      return .none
    },
    Builtin("clear(self, /)", "Removes all elements.") { arguments, interpreter throws(Raise) in
      try arguments.set(in: interpreter).table.removeAll()
      return .none
    },
    Builtin("discard(self, element, /)", "Removes an element if it is there.") { arguments, interpreter throws(Raise) in
      try arguments.set(in: interpreter).table.remove(arguments[1], in: interpreter)
      return .none
    },
    Builtin("remove(self, element, /)", "Removes an element, which must be there.") {
      arguments, interpreter throws(Raise) in
      guard try arguments.set(in: interpreter).table.remove(arguments[1], in: interpreter) else {
        throw interpreter.keyError(arguments[1])
      }
      return .none
    },
    Builtin("pop(self, /)", "Removes some element and gives it.") { arguments, interpreter throws(Raise) in
      if let element = try arguments.set(in: interpreter).table.removeFirst() { return element }
      throw interpreter.keyError(.string("pop from an empty set"))
    },
    Builtin("update(self, /, *others)", "Adds the elements of others.") { arguments, interpreter throws(Raise) in
      let set = try arguments.set(in: interpreter)
      for other in arguments.variadic(1) { try SetAlgebra.update(set.table, with: other, in: interpreter) }
      return .none
    },
    Builtin("intersection_update(self, /, *others)", "Keeps only the elements that all others have.") {
      arguments, interpreter throws(Raise) in
      let set = try arguments.set(in: interpreter)
      for other in arguments.variadic(1) {
        let operand = try SetAlgebra.table(of: other, in: interpreter)
        if let table = try SetAlgebra.combine(.bitAnd, set.table, operand, in: interpreter) { set.table.take(table) }
      }
      return .none
    },
    Builtin("difference_update(self, /, *others)", "Removes the elements of others.") {
      arguments, interpreter throws(Raise) in
      let set = try arguments.set(in: interpreter)
      for other in arguments.variadic(1) {
        for entry in try SetAlgebra.table(of: other, in: interpreter).entries {
          _ = try set.table.remove(entry.key, hash: entry.hash, in: interpreter)
        }
      }
      return .none
    },
    Builtin("symmetric_difference_update(self, other, /)", "Keeps the elements that exactly one of the two has.") {
      arguments, interpreter throws(Raise) in
      let other = try SetAlgebra.newTable(of: arguments[1], in: interpreter)
      try SetAlgebra.toggle(arguments.set(in: interpreter).table, with: other, in: interpreter)
      return .none
    },
  ]
}
