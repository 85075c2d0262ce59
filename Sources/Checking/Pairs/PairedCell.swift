import ChapterModel
import SourceText
import Syntax

/// A cell as its twin must share it.
final class PairedCell {
  let cell: Cell
  /// Most cells are the same to the byte and need none.
  private lazy var tokens: [ComparableToken] = ComparableToken.tokens(of: cell.code.text)
  private let bytes: [UInt8]

  init(_ cell: Cell) {
    self.cell = cell
    bytes = cell.code.utf8
  }

  func isSameCode(as other: PairedCell) -> Bool { firstDifference(from: other) == nil }

  /// The index of the first token that is not the same; nil when the code is.
  func firstDifference(from other: PairedCell) -> Int? {
    if bytes == other.bytes { return nil }
    let same = zip(tokens, other.tokens).prefix { $0.isSame(as: $1) }.count
    return same == tokens.count && same == other.tokens.count ? nil : same
  }

  /// The byte of the file where a token stands; the end of the code behind the last.
  func place(of index: Int) -> Int {
    cell.code.fileOffset(of: index < tokens.count ? tokens[index].span.range.lowerBound : max(0, bytes.count - 1))
  }

  func length(of index: Int) -> Int {
    guard index < tokens.count else { return 1 }
    return max(1, text(tokens[index].span.range).unicodeScalars.count)
  }

  /// The token for a message.
  func text(of index: Int) -> String {
    guard index < tokens.count else { return "nothing" }
    switch tokens[index].kind {
    case .newline: return "the end of a line"
    case .indent: return "an indented block"
    case .dedent: return "the end of a block"
    case .string: return "a string"
    case .word, .number, .sign, .format: return "`\(tokens[index].text)`"
    }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}

/// Which cells of two chapters belong together.
enum CellAlignment {
  enum Pair: Equatable {
    case both(Int, Int)
    case onlyFirst(Int)
    case onlySecond(Int)
  }

  /// Cells with one id belong together, and so do those with the same code, in order. Between such fixed points cells are
  /// paired one by one when there are as many on each side; else the surplus is absent.
  static func align(_ a: [PairedCell], _ b: [PairedCell]) -> [Pair] {
    if a.count == b.count, zip(a, b).allSatisfy({ mayPair($0, $1) }) {
      return a.indices.map { .both($0, $0) }
    }
    var pairs: [Pair] = []
    var (i, j) = (0, 0)
    for (x, y) in anchors(a, b) + [(a.count, b.count)] {
      pairs += between(i..<x, j..<y)
      if x < a.count, y < b.count { pairs.append(.both(x, y)) }
      (i, j) = (x + 1, y + 1)
    }
    return pairs
  }

  private static func mayPair(_ a: PairedCell, _ b: PairedCell) -> Bool {
    guard let x = a.cell.directives.id, let y = b.cell.directives.id else { return true }
    return x == y
  }

  private static func between(_ a: Range<Int>, _ b: Range<Int>) -> [Pair] {
    if a.count == b.count { return zip(a, b).map { .both($0, $1) } }
    return a.map { .onlyFirst($0) } + b.map { .onlySecond($0) }
  }

  /// The longest common subsequence of cells that surely belong together.
  private static func anchors(_ a: [PairedCell], _ b: [PairedCell]) -> [(Int, Int)] {
    guard a.count * b.count <= 1_000_000 else { return [] }
    var lengths = Array(repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        lengths[i][j] = belong(a[i], b[j]) ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
      }
    }
    var result: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if belong(a[i], b[j]) {
        result.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return result
  }

  private static func belong(_ a: PairedCell, _ b: PairedCell) -> Bool {
    if let id = a.cell.directives.id { return id == b.cell.directives.id }
    return b.cell.directives.id == nil && a.isSameCode(as: b)
  }
}
