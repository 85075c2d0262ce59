import Markdown
import SourceText

/// Checks that relative links, anchors and images of a chapter lead somewhere. The file system is handed in; the network
/// is never touched.
public struct LinkCheck {
  /// Whether there is a file or folder at a path, given like the chapter's own.
  private let exists: (String) -> Bool
  /// The anchors of the Markdown file at a path; nil when it cannot be read.
  private let anchors: (String) -> Set<String>?

  public init(exists: @escaping (String) -> Bool, anchors: @escaping (String) -> Set<String>?) {
    self.exists = exists
    self.anchors = anchors
  }

  public func problems(in chapter: Chapter) -> [Diagnostic] {
    var finder = LinkFinder(chapter.document)
    var known = ["": chapter.document.anchors]
    return chapter.document.links.compactMap { link in
      let place = finder.place(of: link)
      guard let (code, message) = fault(of: link, in: chapter, &known) else { return nil }
      return .chapter(.error, code, message, in: chapter.source, at: place)
    }
  }

  /// `known` keeps the anchors of files that were looked into; those of the chapter itself stand under the empty path.
  private func fault(
    of link: Link, in chapter: Chapter, _ known: inout [String: Set<String>]
  ) -> (code: String, message: String)? {
    guard let target = LinkTarget(link.destination) else { return nil }
    guard !target.path.isEmpty else { return fault(of: target.anchor, among: known["", default: []]) }
    let path = LinkTarget.resolve(target.path, from: chapter.path)
    guard exists(path) else {
      return link.isImage ? ("image", "there is no image at `\(path)`") : ("link", "there is no file at `\(path)`")
    }
    if target.anchor != nil, path.hasSuffix(".md") {
      if known[path] == nil { known[path] = anchors(path) }
      if let there = known[path], let fault = fault(of: target.anchor, among: there) { return fault }
    }
    return link.isImage ? nil : crossing(to: path, in: chapter)
  }

  /// A suggestion is looked for among as many headings as a chapter may have, not as many as a file can hold.
  private func fault(of anchor: String?, among known: Set<String>) -> (code: String, message: String)? {
    guard let anchor, !known.contains(anchor) else { return nil }
    let isSmall = known.count <= 200 && anchor.utf8.count <= 100
    let near = isSmall ? Spelling.nearest(to: anchor, in: known.sorted()) : nil
    return ("anchor", "no heading has the anchor `#\(anchor)`" + (near.map { "; did you mean `#\($0)`?" } ?? ""))
  }

  /// A link that leads a reader out of their language though the page exists in it. The chapter's own twin may be linked.
  private func crossing(to path: String, in chapter: Chapter) -> (code: String, message: String)? {
    let target = ChapterPath(path)
    guard let language = target.language, language != chapter.language,
      target.pairKey != ChapterPath(chapter.path).pairKey,
      let twin = target.twinCandidates().first(where: exists)
    else { return nil }
    return ("link", "this leads into the other language; `\(twin)` is the same page in this one")
  }
}

/// A link's destination, taken apart; nil for what lies outside the book.
struct LinkTarget {
  var path: String
  var anchor: String?

  init?(_ destination: String) {
    guard !destination.isEmpty, !destination.hasPrefix("/"), !Self.hasScheme(destination) else { return nil }
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)[0]
    path = Self.decoded(file)
    anchor = parts.count > 1 && !parts[1].isEmpty ? Self.decoded(parts[1]).lowercased() : nil
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isLetter else { return false }
    return text[..<colon].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
  }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let hex = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(hex, radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path of a target as seen from where the chapter's own path is.
  static func resolve(_ target: String, from chapter: String) -> String {
    var parts = chapter.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
    for part in target.split(separator: "/", omittingEmptySubsequences: true) {
      switch part {
      case ".": break
      case "..":
        if let last = parts.last, last != "..", !last.isEmpty { parts.removeLast() } else { parts.append("..") }
      default: parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

extension Document {
  /// Everything that `#name` can lead to.
  public var anchors: Set<String> {
    Set(headings.map(\.slug) + htmlAnchors.map { $0.lowercased() })
  }
}

/// Finds where links stand in the source, which cmark does not tell reliably: the destinations of a block are looked for one
/// behind the other.
struct LinkFinder {
  private let document: Document
  private var block = -1
  private var place = 0

  init(_ document: Document) { self.document = document }

  mutating func place(of link: Link) -> Range<Int> {
    let source = document.source
    let lines = document.blocks[link.block].lines
    let start = source.lines[lines.lowerBound - 1].lowerBound
    let end = source.lines[lines.upperBound - 1].upperBound
    if link.block != block {
      block = link.block
      place = start
    }
    guard let found = source.bytes.firstIndex(of: link.destination, in: min(place, end)..<end) else {
      return start..<(start + 1)
    }
    place = found + link.destination.utf8.count
    return found..<place
  }
}
