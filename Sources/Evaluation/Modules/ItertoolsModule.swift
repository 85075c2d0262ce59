import Syntax

extension BuiltinModule {
  static let itertools = BuiltinModule(
    "itertools", "Iterators that combine and count.",
    functions: ItertoolsModule.infinite + ItertoolsModule.serial + ItertoolsModule.combinatoric,
    classes: ItertoolsModule.classes)
}

/// Iterators of `itertools`, all lazy.
enum ItertoolsModule {
  /// The types whose instances the functions give.
  static let classes: [BuiltinClass] =
    typeNames.map {
      BuiltinClass("itertools.\($0)", "An iterator of `itertools`.", methods: SpecialMethods.iterator)
    } + [chain]

  private static let typeNames = [
    "_count", "_cycle", "_repeat", "_accumulate", "_compress", "_dropwhile", "_takewhile", "_groupby", "_grouper",
    "_islice", "_pairwise", "_starmap", "_tee", "_zip_longest", "_product", "_permutations", "_combinations",
    "_combinations_with_replacement", "_filterfalse",
  ]

  static func make(_ name: String, _ step: @escaping GeneratedIterator.Step) -> Value {
    .object(GeneratedIterator(name, step))
  }

  private static let chain = BuiltinClass(
    "itertools.chain", "The items of one iterable after the other.",
    constructor: Builtin("chain(*iterables)", "One iterable after the other.") { arguments, _ throws(Raise) in
      chained(ValuesIterator(arguments.variadic(0)))
    },
    methods: SpecialMethods.iterator,
    staticMethods: [
      Builtin("from_iterable(iterable, /)", "The items of the items of an iterable.") {
        arguments, interpreter throws(Raise) in chained(try interpreter.iterator(over: arguments[0]))
      }
    ])

  private static func chained(_ sources: IteratorObject) -> Value {
    var current: IteratorObject?
    return make("itertools.chain") { interpreter throws(Raise) in
      while true {
        if let item = try current?.next(in: interpreter) { return item }
        guard let next = try sources.next(in: interpreter) else { return nil }
        current = try interpreter.iterator(over: next)
      }
    }
  }

  static let infinite: [Builtin] = [
    Builtin("count(start=0, step=1)", "Numbers without end.") { arguments, _ in
      .object(CountIterator(arguments[0], step: arguments[1]))
    },
    Builtin("cycle(iterable, /)", "The items of an iterable, over and over.") { arguments, interpreter throws(Raise) in
      let source = try interpreter.iterator(over: arguments[0])
      var saved: [Value] = []
      var position: Int?
      return make("itertools._cycle") { interpreter throws(Raise) in
        if position == nil, let item = try source.next(in: interpreter) {
          saved.append(item)
          return item
        }
        guard !saved.isEmpty else { return nil }
        let index = position ?? 0
        position = (index + 1) % saved.count
        return saved[index]
      }
    },
    Builtin("repeat(object[, times])", "One object, without end or so many times.") {
      arguments, interpreter throws(Raise) in
      let times = try arguments.given(1).map { value throws(Raise) in max(0, try interpreter.index(of: value)) }
      return .object(RepeatIterator(arguments[0], times: times))
    },
  ]

  static let serial: [Builtin] = [
    Builtin("accumulate(iterable, func=None, *, initial=None)", "Running totals, or what a function makes of them.") {
      arguments, interpreter throws(Raise) in
      let source = try interpreter.iterator(over: arguments[0])
      let (function, initial) = (arguments[1], arguments[2])
      var total: Value?
      return make("itertools._accumulate") { interpreter throws(Raise) in
        if total == nil, !initial.isNone {
          total = initial
          return initial
        }
        guard let item = try source.next(in: interpreter) else { return nil }
        guard let before = total else {
          total = item
          return item
        }
        total =
          try function.isNone
          ? interpreter.binary(.add, before, item) : interpreter.call(function, [before, item])
        return total
      }
    },
    Builtin("compress(data, selectors)", "The items whose selector is true.") { arguments, interpreter throws(Raise) in
      let data = try interpreter.iterator(over: arguments[0])
      let selectors = try interpreter.iterator(over: arguments[1])
      return make("itertools._compress") { interpreter throws(Raise) in
        while let item = try data.next(in: interpreter), let selector = try selectors.next(in: interpreter) {
          try interpreter.meter.step()
          if try interpreter.truth(of: selector) { return item }
        }
        return nil
      }
    },
    Builtin("dropwhile(predicate, iterable, /)", "The items from the first for which a function is false.") {
      arguments, interpreter throws(Raise) in
      let (predicate, source) = (arguments[0], try interpreter.iterator(over: arguments[1]))
      var isOpen = false
      return make("itertools._dropwhile") { interpreter throws(Raise) in
        while let item = try source.next(in: interpreter) {
          try interpreter.meter.step()
          if isOpen { return item }
          if !(try interpreter.truth(of: interpreter.call(predicate, item))) {
            isOpen = true
            return item
          }
        }
        return nil
      }
    },
    Builtin("takewhile(predicate, iterable, /)", "The items before the first for which a function is false.") {
      arguments, interpreter throws(Raise) in
      let (predicate, source) = (arguments[0], try interpreter.iterator(over: arguments[1]))
      var isOver = false
      return make("itertools._takewhile") { interpreter throws(Raise) in
        guard !isOver, let item = try source.next(in: interpreter) else { return nil }
        if try interpreter.truth(of: interpreter.call(predicate, item)) { return item }
        isOver = true
        return nil
      }
    },
    Builtin("filterfalse(function, iterable, /)", "The items for which a function is false.") {
      arguments, interpreter throws(Raise) in
      .object(FilterIterator(arguments[0], try interpreter.iterator(over: arguments[1]), keeps: false))
    },
    Builtin("starmap(function, iterable, /)", "What a function makes of the tuples of an iterable.") {
      arguments, interpreter throws(Raise) in
      let (function, source) = (arguments[0], try interpreter.iterator(over: arguments[1]))
      return make("itertools._starmap") { interpreter throws(Raise) in
        guard let item = try source.next(in: interpreter) else { return nil }
        return try interpreter.call(function, try interpreter.items(of: item))
      }
    },
    Builtin("pairwise(iterable, /)", "Each item with the one after it.") { arguments, interpreter throws(Raise) in
      let source = try interpreter.iterator(over: arguments[0])
      var previous: Value?
      return make("itertools._pairwise") { interpreter throws(Raise) in
        if previous == nil { previous = try source.next(in: interpreter) }
        guard let first = previous, let second = try source.next(in: interpreter) else { return nil }
        previous = second
        return .tuple([first, second])
      }
    },
    Builtin("zip_longest(*iterables, fillvalue=None)", "As `zip`, with missing items filled up.") {
      arguments, interpreter throws(Raise) in
      var sources: [IteratorObject?] = []
      for value in arguments.variadic(0) { sources.append(try interpreter.iterator(over: value)) }
      let fill = arguments[1]
      return make("itertools._zip_longest") { interpreter throws(Raise) in
        var items: [Value] = []
        for index in sources.indices {
          if let item = try sources[index]?.next(in: interpreter) {
            items.append(item)
          } else {
            sources[index] = nil
            items.append(fill)
          }
        }
        return sources.contains { $0 != nil } ? .tuple(items) : nil
      }
    },
    Builtin("islice(iterable, start[, stop, step], /)", "A slice of an iterable.") {
      arguments, interpreter throws(Raise) in try sliced(arguments, interpreter)
    },
    Builtin("tee(iterable, n=2, /)", "Several independent iterators over one.") {
      arguments, interpreter throws(Raise) in
      let count = try interpreter.index(of: arguments[1])
      guard count >= 0 else { throw .valueError("n must be >= 0") }
      try interpreter.meter.charge(elements: count)
      let shared = SharedItems(try interpreter.iterator(over: arguments[0]))
      return .tuple(
        (0..<count).map { _ in
          var position = 0
          return make("itertools._tee") { interpreter throws(Raise) in
            defer { position += 1 }
            return try shared.item(position, interpreter)
          }
        })
    },
    Builtin("groupby(iterable, key=None)", "Runs of items with the same key.") { arguments, interpreter throws(Raise) in
      let groups = Groups(try interpreter.iterator(over: arguments[0]), key: arguments[1])
      return make("itertools._groupby") { interpreter throws(Raise) in try groups.next(interpreter) }
    },
  ]

  private static func sliced(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> Value {
    func bound(_ value: Value, _ name: String) throws(Raise) -> Int? {
      if value.isNone { return nil }
      guard case .int(let number) = interpreter.native(value), number >= 0 else {
        throw .valueError(
          name == "Stop"
            ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
            : name == "Step"
              ? "Step for islice() must be a positive integer or None."
              : "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
      }
      return number
    }
    let isSimple = arguments.given(1) == nil || arguments.given(2) == nil
    let start = try isSimple ? 0 : bound(arguments[1], "Start") ?? 0
    let stop = try isSimple ? bound(arguments[1], "Stop") : bound(arguments[2], "Indices")
    let step = try arguments.given(3).map { value throws(Raise) in try bound(value, "Step") ?? 1 } ?? 1
    guard step > 0 else { throw .valueError("Step for islice() must be a positive integer or None.") }
    let source = try interpreter.iterator(over: arguments[0])
    var (position, wanted) = (0, start)
    return make("itertools._islice") { interpreter throws(Raise) in
      guard wanted < stop ?? Int.max else { return nil }
      while let item = try source.next(in: interpreter) {
        try interpreter.meter.step()
        position += 1
        if position > wanted {
          let (next, overflow) = wanted.addingReportingOverflow(step)
          wanted = overflow ? Int.max : next
          return item
        }
      }
      wanted = Int.max
      return nil
    }
  }
}

/// `count(10)`.
private final class CountIterator: IteratorObject {
  private var current: Value
  private let step: Value

  init(_ start: Value, step: Value) {
    current = start
    self.step = step
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    let value = current
    current = try interpreter.binary(.add, value, step)
    return value
  }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let start = try interpreter.representation(of: current)
    if case .int(1) = step { return "count(\(start))" }
    return "count(\(start), \(try interpreter.representation(of: step)))"
  }

  override var typeName: String { "itertools._count" }
}

/// `repeat(5, 3)`.
private final class RepeatIterator: IteratorObject {
  private let value: Value
  private var times: Int?

  init(_ value: Value, times: Int?) {
    self.value = value
    self.times = times
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let left = times else { return value }
    guard left > 0 else { return nil }
    times = left - 1
    return value
  }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let shown = try interpreter.representation(of: value)
    return times.map { "repeat(\(shown), \($0))" } ?? "repeat(\(shown))"
  }

  override var remainingCount: Int? { times }
  override var typeName: String { "itertools._repeat" }
}

/// What several `tee` iterators have read of one source.
private final class SharedItems {
  private let source: IteratorObject
  private var items: [Value] = []

  init(_ source: IteratorObject) { self.source = source }

  func item(_ position: Int, _ interpreter: Interpreter) throws(Raise) -> Value? {
    if position < items.count { return items[position] }
    guard let item = try source.next(in: interpreter) else { return nil }
    items.append(item)
    return item
  }
}

/// The state that `groupby` and its groups share: moving on ends the group before.
private final class Groups {
  private let source: IteratorObject
  private let key: Value
  private var pending: (item: Value, key: Value)?
  private var currentKey: Value?
  private var group = 0

  init(_ source: IteratorObject, key: Value) {
    self.source = source
    self.key = key
  }

  func next(_ interpreter: Interpreter) throws(Raise) -> Value? {
    while try advance(interpreter) {
      guard let pending else { return nil }
      if let currentKey, try interpreter.isSameKey(currentKey, pending.key) {
        self.pending = nil
        continue
      }
      currentKey = pending.key
      group += 1
      let own = group
      let items = ItertoolsModule.make("itertools._grouper") { [self] interpreter throws(Raise) in
        try item(of: own, interpreter)
      }
      return .tuple([pending.key, items])
    }
    return nil
  }

  private func item(of own: Int, _ interpreter: Interpreter) throws(Raise) -> Value? {
    guard own == group, try advance(interpreter), let next = pending, let currentKey,
      try interpreter.isSameKey(currentKey, next.key)
    else { return nil }
    pending = nil
    return next.item
  }

  /// Reads an item unless one is waiting; false at the end.
  private func advance(_ interpreter: Interpreter) throws(Raise) -> Bool {
    if pending != nil { return true }
    guard let item = try source.next(in: interpreter) else { return false }
    try interpreter.meter.step()
    pending = (item, key.isNone ? item : try interpreter.call(key, item))
    return true
  }
}
