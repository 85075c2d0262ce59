/// What the path of a chapter says: its language and its twin.
public struct ChapterPath: Sendable, Hashable {
  public let path: String
  /// From a folder named for a language, or from `name.zh.md`; nil when the path has no tag.
  public let language: Language?
  /// The same for the files that are one chapter in two languages, and for no others.
  public let pairKey: String

  public init(_ path: String) {
    self.path = path
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let file = parts.popLast() ?? ""
    let words = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if words.count > 2, let tagged = Self.language(of: words[words.count - 2]) {
      language = tagged
      pairKey = (parts + [(words.dropLast(2) + words.suffix(1)).joined(separator: ".")]).joined(separator: "/")
    } else if let index = parts.lastIndex(where: { Self.language(of: $0) != nil }) {
      language = Self.language(of: parts[index])
      parts[index] = "*"
      pairKey = (parts + [file]).joined(separator: "/")
    } else {
      language = nil
      pairKey = path
    }
  }

  private static func language(of tag: String) -> Language? {
    switch tag.lowercased() {
    case "en", "en-us", "en-gb", "en_us": .english
    case "zh", "zh-cn", "zh-hans", "zh_cn", "zh_hans", "zh-tw", "zh-hant": .chinese
    default: nil
    }
  }

  /// The paths that the twin may have, likeliest first; the reader of files sees which exists.
  public func twinCandidates() -> [String] {
    guard let language else { return [] }
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let file = parts.removeLast()
    let words = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if words.count > 2, Self.language(of: words[words.count - 2]) != nil {
      let stem = words.dropLast(2)
      let names = [(stem + [language.other.rawValue] + words.suffix(1)), Array(stem + words.suffix(1))]
      return names.map { (parts + [$0.joined(separator: ".")]).joined(separator: "/") }
    }
    guard let index = parts.lastIndex(where: { Self.language(of: $0) != nil }) else { return [] }
    parts[index] = language.other.rawValue
    return [(parts + [file]).joined(separator: "/")]
  }
}
