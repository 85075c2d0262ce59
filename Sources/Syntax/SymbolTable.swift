import SourceText

/// How a scope uses one name.
struct Symbol: OptionSet {
  let rawValue: UInt16

  static let read = Symbol(rawValue: 1)
  static let bound = Symbol(rawValue: 2)
  static let parameter = Symbol(rawValue: 4)
  static let global = Symbol(rawValue: 8)
  static let nonlocal = Symbol(rawValue: 16)
  static let annotated = Symbol(rawValue: 32)
  /// A target of a comprehension's `for`.
  static let iteration = Symbol(rawValue: 64)
  static let deleted = Symbol(rawValue: 128)

  /// Whether the scope that has this symbol owns the variable.
  var isOwn: Bool { contains(.bound) && isDisjoint(with: [.global, .nonlocal]) }
}

/// The names of a program, numbered by their first mention: what is worked out about scopes compares numbers, not text.
struct NameNumbers {
  private(set) var texts: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(of text: String) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  func existingNumber(of text: String) -> Int? { numbers[text] }
}

/// The names of one scope, before anybody has decided where they live.
struct SymbolTable {
  let kind: Scope.Kind
  let parent: Int
  /// What the comprehension makes, if the scope is one.
  let comprehension: Comprehension.Kind?
  /// By the number of the name, in the order of first mention; parameters come first.
  var symbols = SmallMap<Int, Symbol>()
  var children: [Int] = []
  var isGenerator = false
  /// Where each `nonlocal` stands, for the message when there is nothing to be found.
  var nonlocals: [(name: Int, span: Span)] = []

  mutating func add(_ name: Int, _ use: Symbol) {
    if let place = symbols.place(of: name) {
      symbols[place: place].formUnion(use)
    } else {
      symbols.append(name, use)
    }
  }

  /// Whether inner scopes see the names of this one.
  var isFunctionLike: Bool { kind == .function || kind == .lambda || kind == .comprehension }
}
