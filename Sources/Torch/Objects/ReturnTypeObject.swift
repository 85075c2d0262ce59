import Evaluation
import Tensors

/// The results of functions that give several, by name: `torch.return_types.max(values=…, indices=…)`.
final class ReturnTypeObject: TupleObject {
  let function: String
  let names: [String]

  init(_ function: String, _ results: [(name: String, value: Value)]) {
    self.function = function
    names = results.map(\.name)
    super.init(results.map(\.value))
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject {
    interpreter.builtinClass("torch.return_types.\(function)")
  }

  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? {
    if let index = names.firstIndex(of: name) { return items[index] }
    return try super.attribute(name, in: interpreter)
  }

  override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    var fields: [String] = []
    for (name, item) in zip(names, items) { fields.append("\(name)=\(try interpreter.representation(of: item))") }
    return "torch.return_types.\(function)(\n\(fields.joined(separator: ",\n")))"
  }
}

/// Two named tensors.
struct NamedPair: TorchResult {
  let function: String
  var names = ("values", "indices")
  let first: Tensor
  let second: Tensor

  init(_ function: String, _ pair: (Tensor, Tensor), names: (String, String) = ("values", "indices")) {
    self.function = function
    self.names = names
    (first, second) = pair
  }

  func value(in interpreter: Interpreter) -> Value {
    .tuple(
      ReturnTypeObject(
        function, [(names.0, interpreter.value(first)), (names.1, interpreter.value(second))]))
  }
}
