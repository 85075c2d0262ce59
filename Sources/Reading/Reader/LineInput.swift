/// A line that is being typed at the foot of the screen.
struct LineInput: Sendable, Equatable {
  private(set) var characters: [Character] = []
  private(set) var cursor = 0

  var text: String { String(characters) }
  var beforeCursor: String { String(characters[..<cursor]) }

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// Takes a key that edits the line; false when the key does not.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert([character])
    case .paste(let text): insert(text.map { $0.isNewline ? " " : $0 })
    case .backspace:
      if cursor > 0 { characters.remove(at: cursor - 1) }
      cursor = max(0, cursor - 1)
    case .delete: if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeFirst(cursor)
      cursor = 0
    default: return false
    }
    return true
  }

  private mutating func insert(_ new: [Character]) {
    characters.insert(contentsOf: new, at: cursor)
    cursor += new.count
  }
}
