import Typesetting

/// How a page is to be set.
public struct PageOptions: Sendable, Hashable {
  /// How links appear.
  public enum Links: Sendable, Hashable {
    /// As hyperlinks of the terminal; the URL is written where the text does not tell the host.
    case hyperlinks
    /// As `text <URL>`.
    case written
  }

  /// The cells of a line.
  public var width: Int
  /// The widest line of running text, in cells: about 40 Chinese characters.
  public var measure: Int
  public var typesetter: Typesetter
  public var words: Words
  public var links: Links
  /// Whether inline code keeps its backquotes, because no colour will tell it from the text around.
  public var quotesCode: Bool
  /// Top to bottom for a screen reader: no drawing, and words where others see marks.
  public var isLinear: Bool
  /// The folds that are open, by their block; nil when all are.
  public var openFolds: Set<Int>?
  /// Cells whose output is covered until the reader has guessed.
  public var covered: Set<Int>

  public init(
    width: Int, measure: Int = 84, typesetter: Typesetter = Typesetter(), words: Words = .english,
    links: Links = .written, quotesCode: Bool = false, isLinear: Bool = false, openFolds: Set<Int>? = nil,
    covered: Set<Int> = []
  ) {
    self.width = max(1, width)
    self.measure = max(1, measure)
    self.typesetter = typesetter
    self.words = words
    self.links = links
    self.quotesCode = quotesCode
    self.isLinear = isLinear
    self.openFolds = openFolds
    self.covered = covered
  }

  var ascii: Bool { typesetter.ascii || isLinear || typesetter.wideAmbiguous }
}

/// The marks that the layout draws with, in Unicode or ASCII.
struct Marks: Sendable {
  let bullet, bar, code, continuation, folded, unfolded, checked, unchecked, rule, cross, column: String
  /// What stands before the first line of an output: how it compares.
  let right, wrong, new, free, none, stale, covered: String
  /// The bar of the cell that keys act on, in place of `code`.
  let chosen: String

  init(ascii: Bool) {
    bullet = ascii ? "-" : "•"
    bar = ascii ? "| " : "│ "
    code = ascii ? "| " : "│ "
    continuation = ascii ? "\\ " : "↳ "
    folded = ascii ? "[+] " : "▸ "
    unfolded = ascii ? "[-] " : "▾ "
    checked = ascii ? "[x]" : "☑"
    unchecked = ascii ? "[ ]" : "☐"
    rule = ascii ? "-" : "─"
    cross = ascii ? "-+-" : "─┼─"
    column = ascii ? " | " : " │ "
    right = ascii ? "= " : "✓ "
    wrong = ascii ? "x " : "✗ "
    new = "+ "
    free = "~ "
    none = "  "
    stale = "! "
    chosen = ascii ? "# " : "┃ "
    covered = ascii ? "??? " : "▒▒▒ "
  }
}
