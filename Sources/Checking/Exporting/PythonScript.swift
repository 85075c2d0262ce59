import ChapterModel
import SourceText
import Syntax

/// A chapter as a plain Python script that shows what the cells show, for those who want to ask real PyTorch.
///
/// Cells of other sessions are left out: a script has one namespace.
public struct PythonScript {
  /// The text of the script.
  public let text: String

  public init(_ chapter: Chapter) {
    var parts = [Self.opening(chapter)]
    for cell in chapter.cells {
      parts.append(Self.part(cell))
    }
    text = parts.joined(separator: "\n\n") + "\n"
  }

  private static func opening(_ chapter: Chapter) -> String {
    """
    # \(chapter.title ?? chapter.path)
    # The cells of \(chapter.path), in their order.


    def show(value):
        if value is not None:
            print(repr(value))
    """
  }

  private static func part(_ cell: Cell) -> String {
    let place = "# Line \(cell.lines.lowerBound)"
    if let session = cell.directives.session { return "\(place): left out, it belongs to the session \(session)." }
    if let why = cell.directives.skip {
      return "\(place): skipped\(why.isEmpty ? "" : ", \(why)").\n" + commented(cell.code.text)
    }
    let code = showing(withoutMagics(cell.code.text))
    guard cell.directives.raises != nil || ExpectedError(cell.expectation) != nil else { return "\(place)\n\(code)" }
    return """
      \(place): meant to raise
      try:
      \(indented(code))
      except Exception as error:
          print("Traceback (most recent call last):\\n    ...")
          print(f"{type(error).__name__}: {error}")
      """
  }

  /// The code with its last expression shown, as a notebook would.
  private static func showing(_ code: String) -> String {
    let trimmed = String(code.reversed().drop(while: \.isNewline).reversed())
    let bytes = Array(trimmed.utf8)
    guard let module = try? parse(bytes: bytes), !module.echoSilenced, let last = module.statements.last,
      case .expression(let expression) = last.kind, expression.span.range.upperBound <= bytes.count
    else { return trimmed }
    let range = expression.span.range
    let head = String(decoding: bytes[..<range.lowerBound], as: UTF8.self)
    let value = String(decoding: bytes[range], as: UTF8.self)
    let tail = String(decoding: bytes[range.upperBound...], as: UTF8.self)
    // Without its own brackets a tuple would be several arguments.
    if case .tuple = expression.kind { return "\(head)show((\(value)))\(tail)" }
    return "\(head)show(\(value))\(tail)"
  }

  /// `%matplotlib inline` and `!pip install …` mean something to a notebook only.
  private static func withoutMagics(_ code: String) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.first == "%" || line.first == "!" ? "# \(line)" : String(line)
    }.joined(separator: "\n")
  }

  private static func commented(_ code: String) -> String {
    code.split(separator: "\n").map { "# \($0)" }.joined(separator: "\n")
  }

  /// Inside a block. A text of several lines would change if it moved, so such code is executed from a literal.
  private static func indented(_ code: String) -> String {
    if code.contains("\"\"\"") || code.contains("'''") { return "    exec(\(literal(code)))" }
    return code.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }

  private static func literal(_ code: String) -> String {
    var literal = "\""
    for scalar in code.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
