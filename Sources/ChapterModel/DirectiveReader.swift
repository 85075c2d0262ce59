import SourceText

/// Reads directives: the words after a fence's language, or in a comment above it.
struct DirectiveReader {
  /// What the directives stand on.
  enum Role { case cell, output, transcript }

  let role: Role
  let source: SourceFile
  private(set) var cell = CellDirectives()
  private(set) var output = OutputDirectives()
  private(set) var problems: [Diagnostic] = []
  /// How many words were directives of ours.
  private(set) var count = 0

  private static let cellNames = ["skip", "hide", "unchecked", "raises", "figure", "session", "id"]
  private static let outputNames = ["exact", "tol", "rtol", "atol", "shape"]
  /// What publishers add for their own purposes.
  private static let publisherNames: Set<String> = [
    "title", "filename", "file", "caption", "label", "linenums", "linenostart", "lineno-start", "start", "startFrom",
    "startLine", "startline", "hl_lines", "highlight", "emphasize-lines", "lineNumbers", "showLineNumbers",
    "numberLines", "line-numbers", "wrap", "copy", "fold", "collapse", "n", "name", "width", "editable", "diff",
  ]

  init(_ role: Role, _ source: SourceFile) {
    self.role = role
    self.source = source
  }

  mutating func read(_ words: [InfoString.Word], isBraced: Bool) {
    for word in words { read(word, isBraced: isBraced) }
  }

  private mutating func read(_ word: InfoString.Word, isBraced: Bool) {
    if word.name.hasPrefix("#"), word.name.utf8.count > 1 {
      cell.id = String(word.name.dropFirst())
    } else if let known = Self.cellNames.first(where: { $0 == word.name }) {
      guard role != .output else { return misplaced(word, "a cell") }
      count += 1
      readCell(known, word)
    } else if Self.outputNames.contains(word.name) {
      guard role != .cell else { return misplaced(word, "an output") }
      count += 1
      readOutput(word)
    } else if isBraced, ForeignOption.isKnown(word.name) {
      apply(ForeignOption.meaning(of: word.name, word.value ?? "true"), named: word.name, at: word.range)
    } else if !isPublishers(word) {
      unknown(word)
    }
  }

  private func isPublishers(_ word: InfoString.Word) -> Bool {
    if word.name.hasPrefix(".") || word.name.isEmpty || Self.publisherNames.contains(word.name) { return true }
    return word.value == nil && word.name.utf8.allSatisfy { (48...57).contains($0) || $0 == 45 }
  }

  private mutating func readCell(_ name: String, _ word: InfoString.Word) {
    switch name {
    case "skip": cell.skip = word.value ?? ""
    case "raises": cell.raises = word.value.map { .type($0) } ?? .anything
    case "session": cell.session = required(word)
    case "id": cell.id = required(word)
    case "hide": cell.hide = flag(word)
    case "unchecked": cell.unchecked = flag(word)
    default: cell.figure = flag(word)
    }
  }

  private mutating func readOutput(_ word: InfoString.Word) {
    var tolerance = output.tolerance ?? Tolerance()
    switch word.name {
    case "exact": output.exact = flag(word)
    case "shape": output.shape = flag(word)
    case "tol": tolerance.unit = number(word)
    case "rtol": tolerance.relative = number(word)
    default: tolerance.absolute = number(word)
    }
    if word.name.hasSuffix("tol") { output.tolerance = tolerance }
  }

  private mutating func flag(_ word: InfoString.Word) -> Bool {
    if word.value != nil { problem("`\(word.name)` takes no value", at: word.range) }
    return true
  }

  private mutating func required(_ word: InfoString.Word) -> String? {
    guard let value = word.value, !value.isEmpty else {
      problem("`\(word.name)` needs a value: `\(word.name)=NAME`", at: word.range)
      return nil
    }
    return value
  }

  private mutating func number(_ word: InfoString.Word) -> Double {
    guard let text = word.value, let value = Double(text), value.isFinite, value >= 0 else {
      problem("`\(word.name)` needs a number that is not negative, such as `\(word.name)=1e-4`", at: word.range)
      return 0
    }
    return value
  }

  private mutating func misplaced(_ word: InfoString.Word, _ place: String) {
    problem("`\(word.name)` belongs on \(place)", at: word.range)
  }

  private mutating func unknown(_ word: InfoString.Word) {
    let names = role == .cell ? Self.cellNames : role == .output ? Self.outputNames : Self.cellNames + Self.outputNames
    let advice = Spelling.nearest(to: word.name, in: names).map { ["Did you mean `\($0)`?"] }
    problem(
      "`\(word.name)` is no directive", at: word.range,
      notes: advice ?? ["Directives here are: \(names.joined(separator: ", "))."])
  }

  mutating func problem(_ message: String, at range: Range<Int>, notes: [String] = []) {
    problems.append(.chapter(.error, "directive", message, in: source, at: range, notes: notes))
  }

  /// Honours an option of another tool, or names it where it means nothing here.
  mutating func apply(_ meaning: ForeignOption, named name: String, at range: Range<Int>) {
    switch meaning {
    case .nothing: break
    case .skip(let why): cell.skip = cell.skip ?? why
    case .hide: cell.hide = true
    case .unchecked: cell.unchecked = true
    case .raises: cell.raises = cell.raises ?? .anything
    case .id(let name): cell.id = cell.id ?? name
    case .freeDots: output.freeDots = true
    case .ignoresMessage: output.ignoresMessage = true
    case .unknown: problem("`\(name)` of another tool means nothing here", at: range)
    }
  }
}

extension Diagnostic {
  /// A finding about bytes of a chapter.
  static func chapter(
    _ severity: Severity, _ code: String, _ message: String, in source: SourceFile, at range: Range<Int>,
    notes: [String] = []
  ) -> Diagnostic {
    let text = source.text(in: range)
    return Diagnostic(
      severity, code: code, message, path: source.path, at: source.position(of: range.lowerBound),
      length: max(1, text.unicodeScalars.count), notes: notes)
  }
}
