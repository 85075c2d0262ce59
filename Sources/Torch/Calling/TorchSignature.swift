import Evaluation
import Tensors

/// A signature as PyTorch's parser uses it, for a function or, without its first parameter, for a method.
struct TorchSignature {
  let parameters: [TorchParameter]
  /// How many parameters an argument without a name can reach, and how many must be given.
  let maximumPositional: Int
  let minimumCount: Int
  /// A single list of ints takes them without brackets too: `view(2, 3)`.
  let takesLooseInts: Bool

  /// - Parameter isMethod: drops `self`, and `out`, which methods do not have.
  init(_ signature: Signature, isMethod: Bool) {
    var parameters = signature.parameters.map { TorchParameter($0) }
    if isMethod { parameters = parameters.dropFirst().filter { $0.name != "out" } }
    self.parameters = parameters
    maximumPositional = parameters.count { !$0.isKeywordOnly }
    minimumCount = parameters.count { $0.defaultValue == nil }
    takesLooseInts = maximumPositional == 1 && parameters[0].kind == .intList
  }

  /// `(Tensor input, *, torch.dtype dtype = None)`.
  var listing: String { "(" + listedParts.joined(separator: ", ") + ")" }

  var listedParts: [String] {
    var parts: [String] = []
    var hasStar = false
    for parameter in parameters {
      if parameter.isKeywordOnly && !hasStar {
        parts.append("*")
        hasStar = true
      }
      parts.append(parameter.listing)
    }
    return parts
  }

  func index(ofKeyword name: String) -> Int? { parameters.firstIndex { $0.isNamed(name) } }
}

/// All signatures of a builtin, compiled once; it hangs on the builtin's object.
final class TorchSignatures {
  private let signatures: [Signature]
  private(set) lazy var function = signatures.map { TorchSignature($0, isMethod: false) }
  private(set) lazy var method = signatures.map { TorchSignature($0, isMethod: true) }
  private let outPlaces: [Int?]
  /// The arguments of a method that is called without any, its receiver's place first; nil when the first overload,
  /// which is tried first, needs arguments.
  private(set) lazy var loneMethodDefaults = Self.defaults(of: signatures.first, method: method.first)
  /// What the method does with a whole tensor when it is called without arguments, if it is a reduction.
  let wholeReduction: WholeReduction?

  init(_ callee: BuiltinObject) {
    signatures = callee.signatures
    outPlaces = signatures.map { $0.parameters.firstIndex { $0.name == "out" && $0.type == "Tensor" } }
    wholeReduction = Self.reduction(callee)
  }

  /// Where an overload's `Tensor out` stands among all parameters, if it has one.
  func outPlace(in overload: Int) -> Int? { outPlaces.indices.contains(overload) ? outPlaces[overload] : nil }

  /// A lesson may put any builtin into the class, so the name alone says nothing.
  private static func reduction(_ callee: BuiltinObject) -> WholeReduction? {
    guard case .type("Tensor")? = callee.owner else { return nil }
    return switch callee.builtin.name {
    case "max": .max
    case "min": .min
    case "mean": .mean
    case "sum": .sum
    default: nil
    }
  }

  private static func defaults(of signature: Signature?, method: TorchSignature?) -> [Value]? {
    guard let signature, let method, method.minimumCount == 0, !signature.parameters.isEmpty else { return nil }
    // As the matcher leaves them: `out`, which methods do not have, stays unbound behind the others.
    let defaults = [.unbound] + method.parameters.map { $0.defaultValue ?? .unbound }
    return defaults + [Value](repeating: .unbound, count: signature.parameters.count - defaults.count)
  }

  static func of(_ callee: BuiltinObject) -> TorchSignatures {
    if let known = callee.compiledSignatures { return unsafeDowncast(known, to: TorchSignatures.self) }
    let made = TorchSignatures(callee)
    callee.compiledSignatures = made
    return made
  }
}
