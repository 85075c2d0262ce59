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
    var position = start
    let last = end - part.count
    while position <= last {
      if whole[position] == part[0], matches(part, whole, position) { return position }
      position += 1
    }
    return nil
  }

  static func last(
    of part: UnsafeBufferPointer<UInt8>, in whole: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int? {
    if part.isEmpty { return start <= end ? end : nil }
    var position = end - part.count
    while position >= start {
      if whole[position] == part[0], matches(part, whole, position) { return position }
      position -= 1
    }
    return nil
  }

  private static func matches(
    _ part: UnsafeBufferPointer<UInt8>, _ whole: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> Bool {
    for offset in part.indices where whole[position + offset] != part[offset] { return false }
    return true
  }
}
