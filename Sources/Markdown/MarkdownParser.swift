import CCMarkGFM
import SourceText

/// Reads GitHub-flavoured Markdown with the system's cmark-gfm.
public enum MarkdownParser {
  /// What to build beside the blocks.
  public enum Detail: Sendable {
    /// Headings and links only: all that checking needs.
    case blocks
    /// The running text too: what a reader shows.
    case inlines
  }

  /// The document in a source text. A text that exceeds a limit gives a document without blocks whose `excess` says why.
  public static func parse(_ source: SourceFile, detail: Detail = .blocks) -> Document {
    var document = Document(source: source)
    document.excess = ExcessScan.excess(in: source)
    guard document.excess == nil else { return document }
    document.frontMatter = FrontMatter.lines(of: source)
    let skipped = document.frontMatter?.upperBound ?? 0
    let start = skipped < source.lines.count ? source.lines[skipped].lowerBound : source.bytes.count
    let math = detail == .inlines ? MathProtection(source, from: skipped) : nil
    let tree = CMarkTree.parse(math?.bytes[start...] ?? source.bytes[start...])
    var converter = Converter(document, lineOffset: skipped, detail: detail, math: math)
    converter.convert(tree.root)
    return converter.document
  }
}
