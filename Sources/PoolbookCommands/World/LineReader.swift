import CEdit
import Glibc

/// Asks for lines: with history and editing on a terminal (libedit), plainly from anything else.
struct LineReader {
  let isInteractive: Bool

  /// The next line without its end, or nil when there is no more.
  func next(prompt: String) -> String? {
    guard isInteractive else { return readLine(strippingNewline: true) }
    guard let line = readline(prompt) else { return nil }
    defer { free(line) }
    return String(cString: line)
  }

  /// Remembers an entry, so that the arrow keys find it.
  func remember(_ entry: String) {
    guard isInteractive, !entry.allSatisfy(\.isWhitespace) else { return }
    add_history(entry)
  }
}
