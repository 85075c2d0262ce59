/// What a stretch of text is for; a theme decides what that looks like.
public enum Role: UInt8, Sendable, Hashable, CaseIterable {
  case text
  /// Secondary: places, hints, what may be overlooked.
  case quiet
  case heading1, heading2, heading3
  case marker, quoteBar, rule, tableHeader, caption
  case code, math, link, footnote
  case keyword, string, number, comment, builtin, function, operation
  case right, warning, wrong, note
  case added, removed
  case match, currentMatch, selection, status, key
  case figureWindow, figureWinner, figurePadding, figurePending
}

/// Where a stretch of text leads. Stretches of one link carry the same identity, so that a terminal lights all of them.
public struct Link: Hashable, Sendable {
  public var target: String
  public var identity: Int

  public init(target: String, identity: Int) {
    self.target = target
    self.identity = identity
  }
}

/// How a stretch of text is to be set.
public struct Style: Hashable, Sendable {
  public struct Traits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let strong = Traits(rawValue: 1)
    public static let emphasis = Traits(rawValue: 2)
    public static let strikethrough = Traits(rawValue: 4)
    public static let underline = Traits(rawValue: 8)
    /// Kept on one line where a line can hold it: inline code, a formula.
    public static let whole = Traits(rawValue: 16)
    /// Put there by the layout (a marker, a frame, an indent); no part of the document's own text.
    public static let layout = Traits(rawValue: 32)
  }

  public var role: Role
  public var traits: Traits
  public var link: Link?

  public init(_ role: Role = .text, _ traits: Traits = [], link: Link? = nil) {
    self.role = role
    self.traits = traits
    self.link = link
  }

  public static let text = Style()
  public static let quiet = Style(.quiet)
  /// Blank room that the layout adds.
  public static let space = Style(.text, .layout)

  public func with(_ added: Traits) -> Style {
    var style = self
    style.traits.formUnion(added)
    return style
  }
}

/// A stretch of text in one style.
public struct Run: Hashable, Sendable {
  public var text: String
  public var style: Style

  public init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }
}

/// Text as a list of styled runs. A newline in it is a forced line break.
public struct StyledText: Hashable, Sendable {
  public private(set) var runs: [Run]

  public init(_ runs: [Run] = []) {
    self.runs = []
    self.runs.reserveCapacity(runs.count)
    for run in runs { append(run.text, run.style) }
  }

  public init(_ text: String, _ style: Style = .text) {
    self.init([Run(text, style)])
  }

  public var isEmpty: Bool { runs.isEmpty }

  /// The text without its styles.
  public func plain() -> String {
    if runs.count == 1 { return runs[0].text }
    return runs.reduce(into: "") { $0 += $1.text }
  }

  /// The document's own text: without what the layout put there.
  public func content() -> String {
    runs.reduce(into: "") { if !$1.style.traits.contains(.layout) { $0 += $1.text } }
  }

  public mutating func append(_ text: String, _ style: Style = .text) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text, style))
    }
  }

  public mutating func append(_ other: StyledText) {
    for run in other.runs { append(run.text, run.style) }
  }

  public mutating func insert(_ other: StyledText) {
    self = other + self
  }

  public static func + (a: StyledText, b: StyledText) -> StyledText {
    var sum = a
    sum.append(b)
    return sum
  }

  /// The same runs with every style changed by `change`.
  public func restyled(_ change: (Style) -> Style) -> StyledText {
    StyledText(runs.map { Run($0.text, change($0.style)) })
  }

  /// The text without spaces at its end.
  public func trimmingEnd() -> StyledText {
    guard runs.last?.text.utf8.last == 0x20 else { return self }
    var runs = runs
    while var last = runs.popLast() {
      while last.text.utf8.last == 0x20 { last.text.removeLast() }
      guard last.text.isEmpty else { return StyledText(runs + [last]) }
    }
    return StyledText()
  }

  /// Appends what a line break in a Markdown source means: nothing between two Chinese characters, else one space.
  public mutating func appendSoftBreak(before next: some StringProtocol, _ style: Style = .text) {
    guard let last = runs.last, let before = last.text.unicodeScalars.last else { return }
    if before == " " || before == "\n" { return }
    let inner = last.text.unicodeScalars.dropLast().last
    let following = next.unicodeScalars.prefix(2)
    guard let after = following.first else { return }
    if isChinese(before, beside: inner), isChinese(after, beside: following.dropFirst().first) { return }
    append(" ", style)
  }

  /// Quotes, dashes and dots are shared with Western text; they are Chinese where their inner neighbour is.
  private func isChinese(_ scalar: Unicode.Scalar, beside inner: Unicode.Scalar?) -> Bool {
    let kind = BreakClass(scalar.value)
    if kind.isChinese { return true }
    guard "“”‘’—…·".unicodeScalars.contains(scalar), let inner else { return false }
    return BreakClass(inner.value).isChinese
  }
}
