/// Words of one text, looked through when a word is sought: for lists that are long and seldom asked.
public struct WordList: Sendable, ExpressibleByStringLiteral {
  private let text: String

  /// - Parameter text: words between spaces and line ends.
  public init(_ text: String) { self.text = text }
  public init(stringLiteral text: String) { self.text = text }

  public var isEmpty: Bool { text.isEmpty }

  public func contains(_ word: String) -> Bool {
    text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.contains { $0.elementsEqual(word.utf8) }
  }
}
