/// Bytes of a file that are replaced by others; everything else stays.
public struct ChapterEdit: Sendable, Equatable {
  public var range: Range<Int>
  public var bytes: [UInt8]

  public init(_ range: Range<Int>, _ bytes: [UInt8]) {
    self.range = range
    self.bytes = bytes
  }

  /// The file after edits that do not overlap, in any order; insertions at one place keep the order given.
  public static func apply(_ edits: [ChapterEdit], to bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    let ordered = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for (_, edit) in ordered {
      let range = edit.range.clamped(to: 0..<bytes.count)
      if place < range.lowerBound { result += bytes[place..<range.lowerBound] }
      result += edit.bytes
      place = max(place, range.upperBound)
    }
    if place < bytes.count { result += bytes[place...] }
    return result
  }
}
