/// Substrings by bytes: UTF-8 never matches in the middle of a scalar.
enum ByteSearch {
  /// Where `part` first stands in `whole` at or after `start`.
  static func first(of part: [UInt8], in whole: [UInt8], from start: Int = 0) -> Int? {
    whole.withUnsafeBufferPointer { whole in
      part.withUnsafeBufferPointer { first(of: $0, in: whole, from: start, to: whole.count) }
    }
  }

  static func contains(_ part: String, in whole: String) -> Bool {
    var (part, whole) = (part, whole)
    return whole.withUTF8 { whole in part.withUTF8 { first(of: $0, in: whole, from: 0, to: whole.count) != nil } }
  }

  static func first(
    of part: UnsafeBufferPointer<UInt8>, in whole: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    if part.isEmpty { return start <= end ? start : nil }
    guard start >= 0, end <= whole.count, end - start >= part.count else { return nil }
    if part.count > shortPart { return firstOfLong(part, in: whole, from: start, to: end) }
    for position in start...(end - part.count) where whole[position] == part[0] {
      if matches(part, whole, position) { return position }
    }
    return nil
  }

  /// Knuth, Morris and Pratt's search: linear also where beginnings of the part recur.
  private static func firstOfLong(
    _ part: UnsafeBufferPointer<UInt8>, in whole: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    var fallback = [Int](repeating: 0, count: part.count)
    var matched = 0
    for position in 1..<part.count {
      while matched > 0, part[position] != part[matched] { matched = fallback[matched - 1] }
      if part[position] == part[matched] { matched += 1 }
      fallback[position] = matched
    }
    matched = 0
    for position in start..<end {
      while matched > 0, whole[position] != part[matched] { matched = fallback[matched - 1] }
      if whole[position] == part[matched] { matched += 1 }
      if matched == part.count { return position + 1 - matched }
    }
    return nil
  }

  static func last(
    of part: UnsafeBufferPointer<UInt8>, in whole: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    if part.isEmpty { return start <= end ? end : nil }
    if part.count > shortPart { return lastByReversal(of: part, in: whole, from: start, to: end) }
    var position = end - part.count
    while position >= start {
      if whole[position] == part[0], matches(part, whole, position) { return position }
      position -= 1
    }
    return nil
  }

  /// Up to here comparing at each position is as good as linear.
  private static let shortPart = 16

  private static func lastByReversal(
    of part: UnsafeBufferPointer<UInt8>, in whole: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    guard start >= 0, end <= whole.count, start <= end else { return nil }
    let found = first(of: Array(part.reversed()), in: Array(whole[start..<end].reversed()))
    return found.map { end - $0 - part.count }
  }

  private static func matches(
    _ part: UnsafeBufferPointer<UInt8>, _ whole: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> Bool {
    for offset in part.indices where whole[position + offset] != part[offset] { return false }
    return true
  }
}
