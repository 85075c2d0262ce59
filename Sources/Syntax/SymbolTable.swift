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

/// The names of one scope, before anybody has decided where they live.
struct SymbolTable {
  let kind: Scope.Kind
  let parent: Int
  /// What the comprehension makes, if the scope is one.
  let comprehension: Comprehension.Kind?
  var symbols: [String: Symbol] = [:]
  /// The names in the order of their first mention; parameters come first.
  var order: [String] = []
  var children: [Int] = []
  var isGenerator = false
  /// Where each `nonlocal` stands, for the message when there is nothing to be found.
  var nonlocals: [(name: String, span: Span)] = []

  mutating func add(_ name: String, _ use: Symbol) {
    if symbols[name] == nil { order.append(name) }
    symbols[name, default: []].formUnion(use)
  }

  /// Whether inner scopes see the names of this one.
  var isFunctionLike: Bool { kind == .function || kind == .lambda || kind == .comprehension }
}
