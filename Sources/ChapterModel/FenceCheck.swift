import Markdown
import SourceText

/// What can be wrong with one fence.
struct FenceCheck {
  let source: SourceFile
  let fence: Fence
  let info: InfoString

  /// Why the fence is not what its author meant; nil when it is well formed.
  func fault(isOurs: Bool) -> Diagnostic? {
    switch fence.ending {
    case .closed: break
    case .endOfDocument: return finding("this fence is never closed; it swallows the rest of the file")
    case .endOfContainer(let line):
      return finding("this fence is closed by the end of its list item or quote at line \(line), not by a fence")
    }
    if isOurs, let (offset, name) = info.oddSpace {
      return .chapter(
        .error, "fence", "\(name) stands in the info string; it does not separate words", in: source,
        at: offset..<(offset + 2), notes: ["Write an ordinary space."])
    }
    if case .misspelt(let meant) = FenceLanguage(info) {
      return .chapter(
        .error, "directive", "`\(info.language)` is no language that is known", in: source, at: info.languageRange,
        notes: ["Did you mean `\(meant)`?"])
    }
    return nil
  }

  /// Lines inside that look like the closing fence but are not.
  var falseClosers: [Diagnostic] {
    fence.content.compactMap { closerWithWords($0.bytes) }
  }

  private func closerWithWords(_ line: Range<Int>) -> Diagnostic? {
    guard line.count >= fence.length, line.prefix(4).contains(where: { source.bytes[$0] == fence.character }) else {
      return nil
    }
    var start = line.lowerBound
    while start < line.upperBound, source.bytes[start] == UInt8(ascii: " ") { start += 1 }
    let run = (start..<line.upperBound).prefix { source.bytes[$0] == fence.character }.count
    guard start - line.lowerBound <= 3, run >= fence.length else { return nil }
    let rest = source.text(in: (start + run)..<line.upperBound)
    let isBlank = rest.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.value == 0x200B || $0.value == 0xFEFF
    }
    let message =
      isBlank
      ? "a space that is not ASCII stands behind these markers, so they do not close the fence of line \(fence.line)"
      : "words stand behind these markers, so they do not close the fence of line \(fence.line)"
    return .chapter(.error, "fence", message, in: source, at: start..<line.upperBound)
  }

  private func finding(_ message: String) -> Diagnostic {
    .chapter(.error, "fence", message, in: source, at: fence.marker)
  }
}
