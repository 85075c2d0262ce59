import Evaluation

/// A `torch.Size`: a tuple of ints that knows its product.
final class SizeObject: TupleObject {
  init(_ shape: [Int]) { super.init(shape.map { .int($0) }) }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.torch.sizeClass }
  override var shownKind: ShownKind? { .size }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    let sizes = items.map { if case .int(let size) = $0 { String(size) } else { "" } }
    return "torch.Size([\(sizes.joined(separator: ", "))])"
  }

  var shape: [Int] { items.map { if case .int(let size) = $0 { size } else { 0 } } }
}
