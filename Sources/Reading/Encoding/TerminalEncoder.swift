import Typesetting

/// Turns styled lines into what is written to a terminal or a pipe: the last gate. The only control codes that leave it
/// are its own (SGR and OSC 8); whatever else a text may hold becomes visible.
public struct TerminalEncoder: Sendable {
  public var theme: Theme
  /// Whether styles are shown at all; a file gets plain text.
  public var showsStyles: Bool
  /// Whether links become hyperlinks of the terminal (OSC 8).
  public var showsHyperlinks: Bool
  private let typesetter: Typesetter

  public init(
    theme: Theme = Theme(), showsStyles: Bool = true, showsHyperlinks: Bool = true,
    typesetter: Typesetter = Typesetter()
  ) {
    self.theme = theme
    self.showsStyles = showsStyles
    self.showsHyperlinks = showsHyperlinks
    self.typesetter = typesetter
  }

  /// Text without styles for files and pipes.
  public static let plain = TerminalEncoder(showsStyles: false, showsHyperlinks: false)

  /// One line without its terminator; every style and link that it opens is closed in it.
  public func encode(_ line: StyledText) -> String {
    guard showsStyles || showsHyperlinks else { return safe(line.plain()) }
    var result = ""
    var parameters = ""
    var link: Link?
    for run in line.runs {
      move(from: &link, to: showsHyperlinks ? run.style.link : nil, &result)
      let wanted = showsStyles ? theme.parameters(for: run.style) : ""
      if wanted != parameters {
        if !parameters.isEmpty { result += "\u{1B}[0m" }
        if !wanted.isEmpty { result += "\u{1B}[\(wanted)m" }
        parameters = wanted
      }
      result += safe(run.text)
    }
    move(from: &link, to: nil, &result)
    if !parameters.isEmpty { result += "\u{1B}[0m" }
    return result
  }

  /// A line has no newline in it, and a tab would move to a place of the terminal's choice.
  private func safe(_ text: String) -> String {
    var text = text
    let needsCare = text.withUTF8 { bytes in bytes.contains { $0 < 0x20 || $0 >= 0x7F } }
    guard needsCare else { return text }
    if text.utf8.contains(0x0A) || text.utf8.contains(0x09) {
      text = String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
    return typesetter.visible(text)
  }

  private func move(from current: inout Link?, to next: Link?, _ result: inout String) {
    let next = next.flatMap { LinkTarget.isSafe($0.target) ? $0 : nil }
    guard next != current else { return }
    if current != nil { result += "\u{1B}]8;;\u{1B}\\" }
    if let next { result += "\u{1B}]8;id=pb\(next.identity);\(LinkTarget.escaped(next.target))\u{1B}\\" }
    current = next
  }
}

/// Which targets a terminal may be told about.
enum LinkTarget {
  /// The longest URL that browsers and terminals agree on.
  private static let longest = 2083

  static func isSafe(_ target: String) -> Bool {
    let lower = target.prefix(8).lowercased()
    guard ["http://", "https://", "mailto:"].contains(where: lower.hasPrefix) else { return false }
    return target.utf8.count <= longest
  }

  /// Printable ASCII stays; everything else, a control above all, is percent-encoded.
  static func escaped(_ target: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in target.utf8 {
      if byte > 0x20, byte < 0x7F {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The host of a URL in lower case, as far as it can be told.
  static func host(_ target: String) -> String? {
    guard let start = target.range(of: "://") else { return nil }
    let authority = target[start.upperBound...].prefix { !"/?#".contains($0) }
    return authority.split(separator: "@").last.map { $0.lowercased() }
  }
}

extension String {
  /// The first place where `other` stands; the standard library alone has no such search for substrings in order.
  fileprivate func range(of other: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(other) { return index..<self.index(index, offsetBy: other.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
