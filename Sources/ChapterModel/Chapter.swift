import Markdown
import SourceText

/// A chapter of the book: a Markdown file read for what it promises.
public struct Chapter: Sendable {
  public let source: SourceFile
  public let document: Document
  public internal(set) var language: Language
  /// From the front matter, else the first heading.
  public internal(set) var title: String?
  /// Whether the front matter says `draft: true`: a chapter in the making.
  public internal(set) var isDraft = false
  /// The simple `key: value` lines of the front matter.
  public internal(set) var frontMatter: [String: String] = [:]
  public internal(set) var sections: [Section] = []
  /// In the order of the file.
  public internal(set) var cells: [Cell] = []
  /// The lines of fences that are neither cells nor outputs.
  public internal(set) var illustrations: [Int] = []
  /// What is wrong with the chapter itself, in the order of the file.
  public internal(set) var problems: [Diagnostic] = []

  public var path: String { source.path }

  init(document: Document, language: Language) {
    source = document.source
    self.document = document
    self.language = language
  }
}

/// What stands under a heading of the document's own level (not inside a list or quote).
public struct Section: Sendable, Equatable {
  public var title: String
  public var level: Int
  /// The anchor that GitHub gives the heading.
  public var anchor: String
  public var line: Int
}

/// A language that chapters are written in.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  public var other: Language { self == .english ? .chinese : .english }
}
