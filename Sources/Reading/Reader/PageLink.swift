import Markdown
import Typesetting

extension Document {
  /// The blocks that define footnotes, in the order of their numbers.
  var footnotes: [Int] {
    blocks.indices.filter { if case .footnoteDefinition = blocks[$0].kind { true } else { false } }
  }
}

/// A link on a page that keys can choose: to a heading, a footnote, a chapter, or out of the book.
public struct PageLink: Sendable, Equatable {
  /// What GitHub calls the place of a footnote.
  static let footnotePrefix = "#user-content-fn-"

  var target: String
  /// Tells the link from others; its stretches may stand on several lines.
  var identity: Int
  /// The line on which it begins.
  var line: Int

  /// The links of a page from top to bottom.
  static func all(on page: Page) -> [PageLink] {
    var links: [PageLink] = []
    for (index, line) in page.lines.enumerated() {
      for case let link? in line.text.runs.map(\.style.link) where !link.target.isEmpty {
        let isSame = links.last.map { ($0.identity, $0.target) == (link.identity, link.target) } ?? false
        if !isSame { links.append(PageLink(target: link.target, identity: link.identity, line: index)) }
      }
    }
    return links
  }

  /// Whether it is the same link, wherever a layout put it.
  func isSame(as other: PageLink?) -> Bool { identity == other?.identity && target == other?.target }

  /// Whether text in a style is part of the link.
  func isStretch(_ style: Style) -> Bool { style.link == Typesetting.Link(target: target, identity: identity) }

  /// Whether the target lies in the chapter itself.
  var isInside: Bool { target.hasPrefix("#") }

  /// Whether the target is a place on the net or a program, and no file.
  var hasScheme: Bool { target.prefix { $0 != "/" && $0 != "#" && $0 != "?" }.contains(":") }

  /// The block that a target in a document leads to; nil where nothing is called so.
  func block(in document: Document) -> Int? {
    if target.hasPrefix(Self.footnotePrefix) {
      let number = Int(target.dropFirst(Self.footnotePrefix.count)) ?? 0
      return document.footnotes.dropFirst(max(0, number - 1)).first
    }
    let anchor = Self.decoded(target.dropFirst())
    return anchor.isEmpty ? 0 : document.headings.first { $0.slug == anchor }?.block
  }

  /// A relative target as a path and the anchor in that file.
  public static func parts(of target: String) -> (path: String, anchor: String) {
    let pieces = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    return (decoded(pieces[0]), pieces.count > 1 ? decoded(pieces[1]) : "")
  }

  /// The text with its percent escapes (RFC 3986) decoded; what does not decode to UTF-8 stays as it is.
  private static func decoded(_ text: Substring) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? String(text)
  }
}
