import Syntax

extension BuiltinClass {
  static let dict = BuiltinClass(
    "dict", "A mapping that keeps the order of insertion.",
    constructor: Builtin(
      "dict([iterable], /, **kwargs)", dialect: .cpythonUnpacked, "A dict of a mapping, of pairs and of keywords."
    ) { arguments, interpreter throws(Raise) in
      let dict = DictObject()
      if let source = arguments.given(0) { try interpreter.update(dict, with: source) }
      try interpreter.update(dict, with: arguments[1])
      return .dict(dict)
    },
    methods: [
      Builtin("clear(self, /)", "Removes all entries.") { arguments, interpreter throws(Raise) in
        try arguments.dict(in: interpreter).table.removeAll()
        return .none
      },
      Builtin("copy(self, /)", "A shallow copy.") { arguments, interpreter throws(Raise) in
        .dict(DictObject(try arguments.dict(in: interpreter).table.copy(in: interpreter)))
      },
      Builtin("get(self, key, default=None, /)", "The value of a key, or a default.") {
        arguments, interpreter throws(Raise) in
        try arguments.dict(in: interpreter).table.value(for: arguments[1], in: interpreter) ?? arguments[2]
      },
      Builtin("items(self, /)", "A live view of the entries as pairs.") { arguments, interpreter throws(Raise) in
        .object(DictViewObject(try arguments.dict(in: interpreter), .items))
      },
      Builtin("keys(self, /)", "A live view of the keys.") { arguments, interpreter throws(Raise) in
        .object(DictViewObject(try arguments.dict(in: interpreter), .keys))
      },
      Builtin("values(self, /)", "A live view of the values.") { arguments, interpreter throws(Raise) in
        .object(DictViewObject(try arguments.dict(in: interpreter), .values))
      },
      Builtin("pop(self, key[, default], /)", "Removes a key and gives its value, or the default.") {
        arguments, interpreter throws(Raise) in
        let dict = try arguments.dict(in: interpreter)
        if let entry = try dict.table.remove(arguments[1], in: interpreter) { return entry.value }
        if let value = arguments.given(2) { return value }
        throw interpreter.keyError(arguments[1])
      },
      Builtin("popitem(self, /)", "Removes the last entry and gives it as a pair.") {
        arguments, interpreter throws(Raise) in
        let dict = try arguments.dict(in: interpreter)
        guard let position = dict.table.entries.lastIndex(where: { !$0.key.isUnbound }) else {
          throw interpreter.keyError(.string("popitem(): dictionary is empty"))
        }
        let entry = dict.table.remove(at: position)
        return .tuple([entry.key, entry.value])
      },
      Builtin("setdefault(self, key, default=None, /)", "The value of a key, after adding a default if it was absent.")
      {
        arguments, interpreter throws(Raise) in
        let dict = try arguments.dict(in: interpreter)
        if let value = try dict.table.value(for: arguments[1], in: interpreter) { return value }
        try dict.table.set(arguments[1], to: arguments[2], in: interpreter)
        return arguments[2]
      },
      Builtin(
        "update(self[, other], /, **kwargs)", dialect: .cpythonUnpacked,
        "Adds the entries of a mapping, of pairs and of keywords."
      ) { arguments, interpreter throws(Raise) in
        let dict = try arguments.dict(in: interpreter)
        if let source = arguments.given(1) { try interpreter.update(dict, with: source) }
        try interpreter.update(dict, with: arguments[2])
        return .none
      },
      Builtin("__reversed__(self, /)", "The keys, last first.") { arguments, interpreter throws(Raise) in
        let keys = try arguments.dict(in: interpreter).table.keys
        return .object(ValuesIterator(keys.reversed(), typeName: "dict_reversekeyiterator"))
      },
    ] + SpecialMethods.mapping,
    staticMethods: [
      Builtin("fromkeys(iterable, value=None, /)", "A dict with the keys of an iterable, all with one value.") {
        arguments, interpreter throws(Raise) in
        let dict = DictObject()
        let iterator = try interpreter.iterator(over: arguments[0])
        while let key = try iterator.next(in: interpreter) {
          try interpreter.meter.step()
          try dict.table.set(key, to: arguments[1], in: interpreter)
        }
        return .dict(dict)
      }
    ])

  static let dictViews = ["dict_keys", "dict_values", "dict_items"].map { name in
    BuiltinClass(
      name, "A live view of a dict.",
      methods: [
        Builtin("isdisjoint(self, other, /)", "Whether there is no element in common.") {
          arguments, interpreter throws(Raise) in
          let iterator = try interpreter.iterator(over: arguments[1])
          while let item = try iterator.next(in: interpreter) {
            if try interpreter.contains(arguments[0], item) { return .bool(false) }
          }
          return .bool(true)
        }
      ],
      properties: [
        Builtin("mapping(self)", "The dict that is viewed.") { arguments, interpreter throws(Raise) in
          .dict(try arguments.object(DictViewObject.self, name, in: interpreter).dict)
        }
      ])
  }
}

extension Interpreter {
  /// `dict.update(other)`: a mapping or pairs.
  func update(_ dict: DictObject, with value: Value) throws(Raise) {
    if case .dict(let other) = native(value) { return try merge(other.table, into: dict.table) }
    if let keys = try attributeIfPresent("keys", of: value) {
      let iterator = try iterator(over: call(keys, []))
      while let key = try iterator.next(in: self) {
        try meter.step()
        try dict.table.set(key, to: item(of: value, key), in: self)
      }
      return
    }
    let iterator = try iterator(over: value)
    var position = 0
    while let element = try iterator.next(in: self) {
      try meter.step()
      guard let pair = try iteratorIfPresent(over: element) else {
        throw .typeError("cannot convert dictionary update sequence element #\(position) to a sequence")
      }
      let items = try items(of: .object(pair))
      guard items.count == 2 else {
        throw .valueError(
          "dictionary update sequence element #\(position) has length \(items.count); 2 is required")
      }
      try dict.table.set(items[0], to: items[1], in: self)
      position += 1
    }
  }
}
