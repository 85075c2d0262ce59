import Evaluation

/// The way IPython lays out an echoed container: on one line if it fits in 79 columns and no element has several lines, else
/// with a line for each element, indented by one column a level.
///
/// This is IPython's pretty printer (`IPython/lib/pretty.py`, an Oppen printer) for the calls that lists, tuples, dicts and
/// sets make: a group with indentation 1 for each container, a breakable space behind each comma, and a forced break, which
/// breaks the outermost group that is still whole, between the lines of an element.
struct NotebookLayout {
  private static let width = 79
  /// Longer values than any that a chapter shows whole are not laid out.
  private static let mostTokens = 4_000

  /// The value in a notebook's layout; nil when the text is not a container.
  static func text(of value: ShownText.Stretch, in output: OutputTokens) -> [UInt8]? {
    var layout = NotebookLayout()
    let tokens = output.tokens.indices.filter { value.range.contains(output.tokens[$0].start) }
    guard let first = tokens.first, let last = tokens.last, tokens.count <= mostTokens else { return nil }
    layout.write(output, first...last)
    layout.flush()
    return layout.result
  }

  private enum Item {
    case text([UInt8])
    case space(group: Int, indentation: Int)
  }

  private struct Group {
    var depth: Int
    var isBroken = false
    var spaces = 0
  }

  private var result: [UInt8] = []
  private var buffer: [Item] = []
  private var bufferWidth = 0
  private var column = 0
  private var indentation = 0
  private var groups: [Group] = []
  private var stack: [Int] = []
  /// The groups that may still be broken, by depth.
  private var queue: [[Int]] = []

  private mutating func write(_ output: OutputTokens, _ range: ClosedRange<Int>) {
    var index = range.lowerBound
    while index <= range.upperBound {
      let token = output.tokens[index]
      let byte = output.bytes[token.start]
      if token.kind == .sign, [40, 91, 123].contains(byte), !isCall(output, index, range.lowerBound) {
        openGroup(byte)
        index += 1
      } else if token.kind == .sign, [41, 93, 125].contains(byte), !stack.isEmpty {
        closeGroup(byte)
        index += 1
      } else if token.kind == .sign, byte == UInt8(ascii: ","), !stack.isEmpty {
        add([byte])
        let isClosing =
          index < range.upperBound && [41, 93, 125].contains(output.bytes[output.tokens[index + 1].start])
        if !isClosing { addSpace() }
        index += 1
      } else {
        index = writeAtom(output, index, range.upperBound)
      }
    }
  }

  private func isCall(_ output: OutputTokens, _ index: Int, _ first: Int) -> Bool {
    index > first && output.tokens[index - 1].kind == .word
      && output.tokens[index].gap == output.tokens[index].start
  }

  /// Writes what stands between two commas or brackets: a number, a string, a tensor over several lines, a key.
  private mutating func writeAtom(_ output: OutputTokens, _ start: Int, _ last: Int) -> Int {
    var index = start
    var quote: UInt8?
    while index <= last {
      let token = output.tokens[index]
      let byte = output.bytes[token.start]
      if let open = quote {
        if byte == open { quote = nil }
      } else if token.kind == .sign {
        if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
          quote = byte
        } else if byte == UInt8(ascii: ",") || [41, 93, 125].contains(byte) {
          break
        } else if [40, 91, 123].contains(byte) {
          guard isCall(output, index, start), let end = ValueZones.balancedEnd(output, index) else { break }
          index = end
          continue
        }
      }
      index += 1
    }
    index = max(index, start + 1)
    let end = index <= last ? output.tokens[index].gap : output.tokens[last].end
    let isKey = index <= last && end < output.tokens[index].start
    addLines(output.bytes[output.tokens[start].start..<end])
    if isKey { add([32]) }
    return index
  }

  private mutating func addLines(_ bytes: ArraySlice<UInt8>) {
    beginGroup()
    beginGroup()
    for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
      if number > 0 { forceBreak() }
      add(Array(line))
    }
    endGroup()
    endGroup()
  }

  /// Every value stands in a group of its own, and a container's elements in another.
  private mutating func openGroup(_ byte: UInt8) {
    beginGroup()
    add([byte])
    beginGroup()
    indentation += 1
  }

  private mutating func closeGroup(_ byte: UInt8) {
    indentation -= 1
    endGroup()
    add([byte])
    endGroup()
  }

  private mutating func beginGroup() {
    let depth = stack.count
    groups.append(Group(depth: depth))
    stack.append(groups.count - 1)
    while queue.count <= depth { queue.append([]) }
    queue[depth].append(groups.count - 1)
  }

  private mutating func endGroup() {
    guard let group = stack.popLast() else { return }
    if groups[group].spaces == 0 { removeFromQueue(group) }
  }

  private mutating func removeFromQueue(_ group: Int) {
    let depth = groups[group].depth
    if let index = queue[depth].firstIndex(of: group) { queue[depth].remove(at: index) }
  }

  private mutating func add(_ text: [UInt8]) {
    let width = String(decoding: text, as: UTF8.self).unicodeScalars.count
    if buffer.isEmpty {
      result += text
      column += width
    } else {
      buffer.append(.text(text))
      bufferWidth += width
      breakOuterGroups()
    }
  }

  private mutating func addSpace() {
    guard let group = stack.last else { return }
    if groups[group].isBroken {
      flush()
      newLine(indentation)
    } else {
      buffer.append(.space(group: group, indentation: indentation))
      groups[group].spaces += 1
      bufferWidth += 1
      breakOuterGroups()
    }
  }

  private mutating func breakOuterGroups() {
    while column + bufferWidth > Self.width, let group = nextToBreak() { emit(until: group) }
  }

  /// The outermost group with spaces in the buffer; those outside it, which have none now, will break from now on.
  private mutating func nextToBreak() -> Int? {
    for depth in queue.indices {
      if let index = queue[depth].lastIndex(where: { groups[$0].spaces > 0 }) {
        let group = queue[depth].remove(at: index)
        groups[group].isBroken = true
        return group
      }
      for group in queue[depth] { groups[group].isBroken = true }
      queue[depth].removeAll()
    }
    return nil
  }

  /// Writes the buffer as long as it holds spaces of a group that was broken.
  private mutating func emit(until group: Int) {
    while groups[group].spaces > 0, !buffer.isEmpty { emitFirst() }
    while case .text(let text)? = buffer.first {
      result += text
      let width = String(decoding: text, as: UTF8.self).unicodeScalars.count
      column += width
      bufferWidth -= width
      buffer.removeFirst()
    }
  }

  private mutating func emitFirst() {
    switch buffer.removeFirst() {
    case .text(let text):
      result += text
      let width = String(decoding: text, as: UTF8.self).unicodeScalars.count
      column += width
      bufferWidth -= width
    case .space(let group, let indentation):
      groups[group].spaces -= 1
      bufferWidth -= 1
      if groups[group].isBroken {
        newLine(indentation)
      } else {
        if groups[group].spaces == 0 { removeFromQueue(group) }
        result.append(32)
        column += 1
      }
    }
  }

  private mutating func newLine(_ indentation: Int) {
    while result.last == 32 { result.removeLast() }
    result.append(10)
    result += [UInt8](repeating: 32, count: indentation)
    column = indentation
  }

  private mutating func forceBreak() {
    if let group = nextToBreak() { emit(until: group) }
    flush()
    newLine(indentation)
  }

  private mutating func flush() {
    while !buffer.isEmpty { emitFirst() }
    bufferWidth = 0
  }
}
