/// What changed between two lists of lines.
public struct LineDiff: Equatable, Sendable {
  public enum Change: Equatable, Sendable {
    case same(String)
    case removed(String)
    case added(String)
  }

  public let changes: [Change]

  /// The shortest edit script in the order removed before added, by the longest common subsequence of what lies
  /// between the common head and tail. Inputs whose middles multiply to more than four million pairs are shown as
  /// one replacement, so that a hostile output cannot make a report slow.
  public init(from old: [String], to new: [String]) {
    var head = 0
    while head < old.count, head < new.count, old[head] == new[head] { head += 1 }
    var tail = 0
    while tail < old.count - head, tail < new.count - head, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
      tail += 1
    }
    let oldMiddle = Array(old[head..<(old.count - tail)])
    let newMiddle = Array(new[head..<(new.count - tail)])
    changes =
      old[..<head].map(Change.same) + Self.middle(oldMiddle, newMiddle)
      + old[(old.count - tail)...].map(Change.same)
  }

  private static func middle(_ old: [String], _ new: [String]) -> [Change] {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= 4_000_000 else {
      return old.map(Change.removed) + new.map(Change.added)
    }
    let lengths = commonLengths(old, new)
    var changes: [Change] = []
    var (i, j) = (0, 0)
    while i < old.count, j < new.count {
      if old[i] == new[j] {
        changes.append(.same(old[i]))
        i += 1
        j += 1
      } else if lengths[i + 1][j] >= lengths[i][j + 1] {
        changes.append(.removed(old[i]))
        i += 1
      } else {
        changes.append(.added(new[j]))
        j += 1
      }
    }
    return changes + old[i...].map(Change.removed) + new[j...].map(Change.added)
  }

  /// `result[i][j]` is the length of the longest common subsequence of `old[i...]` and `new[j...]`.
  private static func commonLengths(_ old: [String], _ new: [String]) -> [[Int]] {
    var table = Array(repeating: [Int](repeating: 0, count: new.count + 1), count: old.count + 1)
    for i in old.indices.reversed() {
      for j in new.indices.reversed() {
        table[i][j] = old[i] == new[j] ? table[i + 1][j + 1] + 1 : max(table[i + 1][j], table[i][j + 1])
      }
    }
    return table
  }
}
