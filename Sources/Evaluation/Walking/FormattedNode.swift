import SourceText
import Syntax

/// An f-string, gathered as UTF-8.
final class FormattedNode: ExpressionNode {
  enum Part {
    case text(String)
    case value(ExpressionNode, conversion: FormattedPart.Conversion?, spec: ExpressionNode?)
  }

  private enum Spec {
    case none
    /// Known before the program runs; what is plain is not read again.
    case literal(String, PlainFormat?)
    case computed(ExpressionNode)
  }

  private enum Piece {
    case text([UInt8])
    case value(ExpressionNode, FormattedPart.Conversion?, Spec)
  }
  private let pieces: [Piece]

  /// Longer texts are announced to the meter before they are copied.
  private static let longest = 256

  init(_ parts: [Part], _ span: Span) {
    pieces = parts.map { part in
      switch part {
      case .text(let text): .text(Array(text.utf8))
      case .value(let node, let conversion, let spec): .value(node, conversion, Self.known(spec))
      }
    }
    super.init(span)
  }

  private static func known(_ spec: ExpressionNode?) -> Spec {
    guard let spec else { return .none }
    guard let node = spec as? FormattedNode, let text = node.literal else { return .computed(spec) }
    if text.isEmpty { return .none }
    // A specification that cannot be read is read again where it is used, which tells the error.
    let parsed = try? FormatSpec(text, typeName: "")
    return .literal(text, parsed.flatMap(PlainFormat.init))
  }

  /// The text when no values are in it.
  private var literal: String? {
    var bytes: [UInt8] = []
    for piece in pieces {
      guard case .text(let text) = piece else { return nil }
      bytes += text
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  override func evaluate(_ frame: Frame) throws(Raise) -> Value {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    for piece in pieces {
      switch piece {
      case .text(let literal): bytes += literal
      case .value(let node, let conversion, let spec):
        let value = try node.evaluate(frame)
        if conversion == nil, append(value, spec, to: &bytes) { continue }
        let specification = try text(of: spec, frame)
        do throws(Raise) {
          let text = try frame.interpreter.formatted(value, conversion, specification)
          try frame.interpreter.meter.announceGrowth(of: bytes.count, by: text.utf8.count)
          bytes += text.utf8
        } catch {
          throw node.located(error)
        }
      }
    }
    return .string(String(decoding: bytes, as: UTF8.self))
  }

  /// Adds the commonest values without making a text of each; false when nothing was added.
  @inline(__always)
  private func append(_ value: Value, _ spec: Spec, to bytes: inout [UInt8]) -> Bool {
    switch spec {
    case .none:
      switch value {
      case .int(let number): bytes.append(decimal: number)
      case .string(let string) where string.value.utf8.count <= Self.longest:
        bytes.append(contentsOf: string.value.utf8)
      default: return false
      }
      return true
    case .literal(_, let plain): return plain?.append(value, to: &bytes) ?? false
    case .computed: return false
    }
  }

  private func text(of spec: Spec, _ frame: Frame) throws(Raise) -> String {
    switch spec {
    case .none: return ""
    case .literal(let text, _): return text
    case .computed(let node):
      guard case .string(let text) = try node.evaluate(frame) else { return "" }
      return text.value
    }
  }
}

extension Interpreter {
  fileprivate func formatted(
    _ value: Value, _ conversion: FormattedPart.Conversion?, _ spec: String
  ) throws(Raise) -> String {
    var value = value
    switch conversion {
    case .repr: value = .string(try representation(of: value))
    case .str: value = .string(try text(of: value))
    case .ascii: value = .string(try ascii(of: value))
    case nil: break
    }
    if case .string(let string) = value, spec.isEmpty { return string.value }
    return try format(value, spec)
  }
}
