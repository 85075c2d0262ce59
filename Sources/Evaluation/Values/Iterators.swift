import Syntax

/// Walks a list or another indexable sequence that may change underneath.
public final class ListIterator: IteratorObject {
  private var list: ListObject?
  private var position = 0

  public init(_ list: ListObject) { self.list = list }

  public override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let list else { return nil }
    if position < list.items.count {
      defer { position += 1 }
      return list.items[position]
    }
    self.list = nil
    return nil
  }

  public override var remainingCount: Int? { list.map { max(0, $0.items.count - position) } ?? 0 }
  public override var typeName: String { "list_iterator" }
  public override func releaseReferences(into freed: inout [Value]) {
    if let list { freed.append(.list(list)) }
    list = nil
  }
}

/// Walks values that nobody changes.
public final class ValuesIterator: IteratorObject {
  private var values: [Value]
  private var position = 0
  private let name: String

  public init(_ values: [Value], typeName: String = "tuple_iterator") {
    self.values = values
    self.name = typeName
  }

  public override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard position < values.count else { return nil }
    defer { position += 1 }
    return values[position]
  }

  public override var remainingCount: Int? { values.count - position }
  public override var typeName: String { name }
  public override func releaseReferences(into freed: inout [Value]) {
    freed.append(contentsOf: values)
    values = []
    position = 0
  }
}

/// Walks the scalars of a string.
public final class StringIterator: IteratorObject {
  private var scalars: String.UnicodeScalarView.Iterator
  private let isASCII: Bool

  public init(_ string: StringObject) {
    isASCII = string.isASCII
    scalars = string.value.unicodeScalars.makeIterator()
  }

  public override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let scalar = scalars.next() else { return nil }
    return interpreter.character(scalar)
  }

  public override var typeName: String { isASCII ? "str_ascii_iterator" : "str_iterator" }
}

/// Walks a dict in order of insertion and notices when its size changes.
public final class TableIterator: IteratorObject {
  private var dict: DictObject?
  private let kind: DictViewObject.Kind
  private let expected: Int
  private var position = 0
  private var given = 0

  public init(_ dict: DictObject, _ kind: DictViewObject.Kind) {
    self.dict = dict
    self.kind = kind
    self.expected = dict.table.count
  }

  public override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let table = dict?.table else { return nil }
    guard table.count == expected else { throw .runtimeError("dictionary changed size during iteration") }
    guard let next = table.nextPosition(from: position) else {
      dict = nil
      return nil
    }
    guard given < expected else { throw .runtimeError("dictionary keys changed during iteration") }
    position = next + 1
    given += 1
    let entry = table.entries[next]
    switch kind {
    case .keys: return entry.key
    case .values: return entry.value
    case .items: return .tuple([entry.key, entry.value])
    }
  }

  public override var remainingCount: Int? { expected - given }
  public override var typeName: String {
    switch kind {
    case .keys: "dict_keyiterator"
    case .values: "dict_valueiterator"
    case .items: "dict_itemiterator"
    }
  }
}

/// `iter(callable, sentinel)`.
final class CallableIterator: IteratorObject {
  private var callable: Value
  private let sentinel: Value

  init(_ callable: Value, sentinel: Value) {
    self.callable = callable
    self.sentinel = sentinel
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard !callable.isUnbound else { return nil }
    try interpreter.meter.step()
    let value = try interpreter.call(callable, [])
    if try interpreter.isSameKey(value, sentinel) {
      callable = .unbound
      return nil
    }
    return value
  }

  override var typeName: String { "callable_iterator" }
}

/// Walks an object that only has `__getitem__`: 0, 1, 2, … until it raises `IndexError`.
final class SequenceIterator: IteratorObject {
  private let sequence: Value
  private var position = 0
  private var isOver = false

  init(_ sequence: Value) { self.sequence = sequence }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    if isOver { return nil }
    do {
      defer { position += 1 }
      return try interpreter.item(of: sequence, .int(position))
    } catch .exception(let exception) where exception.kind == .indexError || exception.kind == .stopIteration {
      isOver = true
      return nil
    }
  }

  override var typeName: String { "iterator" }
}

/// Walks backwards over anything that has a length and items.
final class ReversedIterator: IteratorObject {
  private let sequence: Value
  private var position: Int
  private let name: String

  init(_ sequence: Value, count: Int, typeName: String = "reversed") {
    self.sequence = sequence
    self.position = count - 1
    self.name = typeName
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard position >= 0 else { return nil }
    defer { position -= 1 }
    if case .list(let list) = sequence {
      return position < list.items.count ? list.items[position] : nil
    }
    return try interpreter.item(of: sequence, .int(position))
  }

  override var remainingCount: Int? { position + 1 }
  override var typeName: String { name }
}

final class EnumerateIterator: IteratorObject {
  private let source: IteratorObject
  private var count: Value

  init(_ source: IteratorObject, start: Value) {
    self.source = source
    self.count = start
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let value = try source.next(in: interpreter) else { return nil }
    let current = count
    count = try interpreter.binary(.add, current, .int(1))
    return .tuple([current, value])
  }

  override var typeName: String { "enumerate" }
}

final class ZipIterator: IteratorObject {
  private let sources: [IteratorObject]
  private let isStrict: Bool
  private var isOver = false

  init(_ sources: [IteratorObject], isStrict: Bool) {
    self.sources = sources
    self.isStrict = isStrict
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    if sources.isEmpty || isOver { return nil }
    var items: [Value] = []
    items.reserveCapacity(sources.count)
    for index in sources.indices {
      guard let value = try sources[index].next(in: interpreter) else {
        isOver = true
        if isStrict { try checkLengths(index, interpreter) }
        return nil
      }
      items.append(value)
    }
    return .tuple(items)
  }

  /// `zip() argument 2 is shorter than argument 1`.
  private func checkLengths(_ ended: Int, _ interpreter: Interpreter) throws(Raise) {
    func others(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
    if ended > 0 { throw .valueError("zip() argument \(ended + 1) is shorter than \(others(ended))") }
    for index in sources.indices.dropFirst() {
      if try sources[index].next(in: interpreter) != nil {
        throw .valueError("zip() argument \(index + 1) is longer than \(others(index))")
      }
    }
  }

  override var typeName: String { "zip" }
}

final class MapIterator: IteratorObject {
  private let function: Value
  private let sources: [IteratorObject]

  init(_ function: Value, _ sources: [IteratorObject]) {
    self.function = function
    self.sources = sources
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    if sources.count == 1 {
      guard let value = try sources[0].next(in: interpreter) else { return nil }
      return try interpreter.call(function, value)
    }
    var items: [Value] = []
    for source in sources {
      guard let value = try source.next(in: interpreter) else { return nil }
      items.append(value)
    }
    return try interpreter.call(function, items)
  }

  override var typeName: String { "map" }
}

final class FilterIterator: IteratorObject {
  private let function: Value
  private let source: IteratorObject
  private let keeps: Bool

  /// `keeps` false is `itertools.filterfalse`.
  init(_ function: Value, _ source: IteratorObject, keeps: Bool = true) {
    self.function = function
    self.source = source
    self.keeps = keeps
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    while let value = try source.next(in: interpreter) {
      try interpreter.meter.step()
      let verdict = function.isNone ? value : try interpreter.call(function, value)
      if try interpreter.truth(of: verdict) == keeps { return value }
    }
    return nil
  }

  override var typeName: String { keeps ? "filter" : "itertools._filterfalse" }
}

/// An iterator made of a closure, for the many small ones of `itertools`.
final class GeneratedIterator: IteratorObject {
  typealias Step = (Interpreter) throws(Raise) -> Value?
  private let step: Step
  private let name: String

  init(_ name: String, _ step: @escaping Step) {
    self.name = name
    self.step = step
  }

  override func next(in interpreter: Interpreter) throws(Raise) -> Value? {
    try interpreter.meter.step()
    return try step(interpreter)
  }

  override var typeName: String { name }
}
