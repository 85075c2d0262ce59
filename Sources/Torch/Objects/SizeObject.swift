import Evaluation
import Syntax

/// A `torch.Size`: a tuple of ints that knows its product.
final class SizeObject: TupleObject {
  init(_ shape: [Int]) { super.init(shape.map { .int($0) }) }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.torch.sizeClass }
  override var shownKind: ShownKind? { .size }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let sizes = items.map { if case .int(let size) = $0 { String(size) } else { "" } }
    return "torch.Size([\(sizes.joined(separator: ", "))])"
  }

  /// A slice of a size is a size.
  override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? {
    guard let slice = key.as(SliceObject.self) else { return nil }
    let bounds = try slice.bounds(count: items.count, in: interpreter)
    let shape = shape
    return .tuple(SizeObject((0..<bounds.count).map { shape[bounds[$0]] }))
  }

  /// A size and a tuple of ints make a size.
  override func binary(
    _ op: BinaryOperator, _ other: Value, side: OperandSide, in interpreter: Interpreter
  ) throws(Raise) -> Value? {
    guard op == .add, let others = other.sequenceItems, case .tuple = other else { return nil }
    var sizes: [Int] = []
    for item in side == .left ? items + others : others + items {
      guard case .int(let size) = item else { return nil }
      sizes.append(size)
    }
    return .tuple(SizeObject(sizes))
  }

  override var nativeTypeName: String? { "torch.Size" }

  var shape: [Int] { items.map { if case .int(let size) = $0 { size } else { 0 } } }
}
