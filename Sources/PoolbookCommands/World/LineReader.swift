import CEdit
import Glibc

/// Asks for lines: with history and editing on a terminal (libedit), plainly from anything else.
struct LineReader {
  enum Line: Equatable {
    case text(String)
    /// Ctrl-C: what was typed is given up.
    case abandoned
    case end
  }

  let isInteractive: Bool

  /// libedit reads characters as the locale has them; where that is plain C, text is UTF-8 all the same.
  init(isInteractive: Bool) {
    self.isInteractive = isInteractive
    guard isInteractive else { return }
    let codeset = setlocale(LC_CTYPE, "").flatMap { _ in nl_langinfo(Int32(CODESET)) }.map { String(cString: $0) }
    if codeset == nil || codeset == "ANSI_X3.4-1968" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// The next line without its end. A signal (`Interruption`) ends the waiting.
  func next(prompt: String) -> Line {
    guard isInteractive else { return readLine(strippingNewline: true).map { .text($0) } ?? .end }
    let line = readline(prompt)
    defer { free(line) }
    if Interruption.isRequested {
      Interruption.clear()
      return .abandoned
    }
    return line.map { .text(String(cString: $0)) } ?? .end
  }

  /// Remembers an entry, so that the arrow keys find it.
  func remember(_ entry: String) {
    guard isInteractive, !entry.allSatisfy(\.isWhitespace) else { return }
    add_history(entry)
  }
}
