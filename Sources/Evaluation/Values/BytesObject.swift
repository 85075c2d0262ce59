import Syntax

/// A `bytes`.
public final class BytesObject: CountedObject {
  public let bytes: [UInt8]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    super.init(size: bytes.count)
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("bytes") }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { bytes.count }

  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash)
  }

  /// `b'a\x00'`.
  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    try interpreter.meter.charge(elements: bytes.count)
    let quote = bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    var text = "b" + quote
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\\"): text += "\\\\"
      case UInt8(ascii: "'") where quote == "'": text += "\\'"
      case UInt8(ascii: "\n"): text += "\\n"
      case UInt8(ascii: "\r"): text += "\\r"
      case UInt8(ascii: "\t"): text += "\\t"
      case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "\\x" + StringQuoting.hexadecimal(UInt32(byte), width: 2)
      }
    }
    return text + quote
  }

  public override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let slice = key.as(SliceObject.self) {
      let bounds = try slice.bounds(count: bytes.count, in: interpreter)
      return .object(BytesObject((0..<bounds.count).map { bytes[bounds[$0]] }))
    }
    let index = try interpreter.subscriptIndex(key, typeName: "byte")
    let position = index < 0 ? index &+ bytes.count : index
    guard bytes.indices.contains(position) else { throw .indexError("index out of range") }
    return .int(Int(bytes[position]))
  }

  public override func contains(_ value: Value, in interpreter: Interpreter) throws(Raise) -> Bool? {
    if let other = value.as(BytesObject.self) { return ByteSearch.first(of: other.bytes, in: bytes) != nil }
    let byte = try interpreter.index(of: value)
    guard (0..<256).contains(byte) else { throw .valueError("byte must be in range(0, 256)") }
    return bytes.contains(UInt8(byte))
  }

  public override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    switch (op, other) {
    case (.add, .object(let object)) where side == .left:
      guard let other = object as? BytesObject else { return nil }
      try interpreter.meter.charge(elements: bytes.count + other.bytes.count)
      return .object(BytesObject(bytes + other.bytes))
    case (.multiply, .int(let count)):
      try interpreter.announce(bytes: bytes.count, times: count)
      return .object(BytesObject((0..<max(0, count)).flatMap { _ in bytes }))
    default: return nil
    }
  }

  public override func compare(
    _ op: ComparisonOperator, _ other: Value, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard let other = other.as(BytesObject.self) else { return nil }
    let order = bytes == other.bytes ? 0 : bytes.lexicographicallyPrecedes(other.bytes) ? -1 : 1
    return Ordering.answer(op, order).map(Value.bool)
  }

  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    ValuesIterator(bytes.map { .int(Int($0)) }, typeName: "bytes_iterator")
  }
}
