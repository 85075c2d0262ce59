/// A block of a document: one node of cmark's tree with the lines that it covers.
///
/// Blocks stand in one flat array in reading order, parents before children, so that no depth of nesting can overflow a
/// stack. The children of `blocks[i]` are found by walking from `i + 1` while below `blocks[i].end`, from sibling to sibling
/// by `end`.
public struct Block: Sendable {
  public enum Kind: Sendable, Equatable {
    case quote
    case list(List)
    /// `checked` is nil where the item is not a task.
    case item(checked: Bool?)
    case footnoteDefinition(name: String)
    case paragraph
    case heading(level: Int)
    /// The index into `Document.fences`.
    case fencedCode(Int)
    case indentedCode(String)
    case html(String)
    case thematicBreak
    case table([Alignment])
    case tableRow(isHeader: Bool)
    case tableCell
  }

  public struct List: Sendable, Equatable {
    /// The first number of an ordered list; nil for bullets.
    public var start: Int?
    public var isTight: Bool
    /// Whether the numbers are followed by `)` and not by a full stop.
    public var hasParenthesis: Bool

    public init(start: Int?, isTight: Bool, hasParenthesis: Bool = false) {
      self.start = start
      self.isTight = isTight
      self.hasParenthesis = hasParenthesis
    }
  }

  public enum Alignment: Sendable, Equatable { case none, left, center, right }

  public internal(set) var kind: Kind
  /// Numbers of the first and last line, from 1. Starts are cmark's; ends are computed, because cmark's are wrong for
  /// fences that a container closes and for comments.
  public internal(set) var lines: ClosedRange<Int>
  /// How many blocks enclose this one.
  public internal(set) var depth: Int
  /// The index of the enclosing block; nil at the top.
  public internal(set) var parent: Int?
  /// The index after the last descendant.
  public internal(set) var end: Int
  /// What stands in a paragraph, heading or table cell, as indices into `Document.inlines`. Empty when the document was
  /// parsed without inlines.
  public internal(set) var inlines: Range<Int>
}
