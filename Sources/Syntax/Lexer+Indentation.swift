import SourceText

/// How far a line is indented: with tabs up to the next multiple of eight, and with tabs as one column. Where the two
/// disagree about which of two lines is deeper, their order would depend on the width of a tab, and Python refuses.
struct Indentation: Hashable {
  var column: Int
  var alternate: Int
}

extension Lexer {
  /// CPython's bound on nested blocks.
  static let maximumIndents = 100

  /// From the start of a line to its first token; lines with nothing but white space, a comment or a magic have none.
  mutating func beginLine() throws(SyntaxError) {
    while !atEnd {
      let start = index
      let indentation = measureIndentation()
      switch peek() {
      case UInt8(ascii: "#"): comment()
      case 0x0A, 0x0D: skipNewline()
      case UInt8(ascii: "%"), UInt8(ascii: "!"): magic()
      default:
        if !atEnd { apply(indentation, lineStart: start) }
        return
      }
    }
  }

  private mutating func measureIndentation() -> Indentation {
    var result = Indentation(column: 0, alternate: 0)
    var beforeContinuation: Indentation?
    while true {
      switch peek() {
      case 0x20:
        result.column += 1
        result.alternate += 1
      case 0x09:
        result.column = (result.column / 8 + 1) * 8
        result.alternate += 1
      case 0x0C: result = Indentation(column: 0, alternate: 0)
      case UInt8(ascii: "\\") where peek(1).isNewline:
        beforeContinuation = beforeContinuation ?? result
        index += 1
        skipNewline()
        continue
      default: return beforeContinuation ?? result
      }
      index += 1
    }
  }

  /// IPython's `%matplotlib inline` and `!pip install …`: a line for the notebook, not for Python. A backslash at
  /// its end takes the next line along.
  private mutating func magic() {
    let start = index
    while !atEnd {
      if bytes[index].isNewline {
        guard bytes[index - 1] == UInt8(ascii: "\\") else { break }
        skipNewline()
      } else {
        index += 1
      }
    }
    lexed.comments.append(Span(start, index))
  }

  private mutating func apply(_ new: Indentation, lineStart: Int) {
    guard let current = indents.last else { return }
    if new.column == current.column {
      if new.alternate != current.alternate { inconsistentTabs(lineStart) }
    } else if new.column > current.column {
      indent(new, over: current, lineStart: lineStart)
    } else {
      dedent(to: new, lineStart: lineStart)
    }
  }

  private mutating func indent(_ new: Indentation, over current: Indentation, lineStart: Int) {
    if indents.count >= Self.maximumIndents {
      return stop(.indentationError, "too many levels of indentation", Span(lineStart, index))
    }
    if new.alternate <= current.alternate { return inconsistentTabs(lineStart) }
    indents.append(new)
    add(.indent, from: lineStart)
  }

  private mutating func dedent(to new: Indentation, lineStart: Int) {
    while let last = indents.last, indents.count > 1, new.column < last.column {
      indents.removeLast()
      add(.dedent, from: index)
    }
    guard let last = indents.last else { return }
    if new.column != last.column {
      stop(
        .indentationError, "unindent does not match any outer indentation level", Span(lineStart, max(index, lineStart))
      )
    } else if new.alternate != last.alternate {
      inconsistentTabs(lineStart)
    }
  }

  private mutating func inconsistentTabs(_ lineStart: Int) {
    stop(.tabError, "inconsistent use of tabs and spaces in indentation", Span(lineStart, index))
  }
}
