@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int) -> Int

/// What libFuzzer calls in place of its own mutation: every other time words and lines are changed instead of bytes, so
/// that what comes out can still be read.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int, _ seed: UInt32) -> Int {
  var mutator = WordMutator(seed: seed)
  if mutator.number(below: 4) == 0 { return mutateBytes(data, size, most) }
  let mutated = mutator.mutated(bytes(data, size)).prefix(most)
  data.update(from: Array(mutated), count: mutated.count)
  return mutated.count
}

/// Changes text by its words and lines.
struct WordMutator {
  private var random: UInt64
  private static let vocabulary = Vocabulary.words

  init(seed: UInt32) { random = UInt64(seed) }

  /// SplitMix64.
  mutating func number(below bound: Int) -> Int {
    random &+= 0x9E37_79B9_7F4A_7C15
    var bits = random
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(max(1, bound)))
  }

  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...number(below: 4) { bytes = number(below: 3) == 0 ? changedLines(bytes) : changedWord(bytes) }
    return bytes
  }

  private mutating func changedLines(_ bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    let first = number(below: lines.count)
    let second = number(below: lines.count)
    switch number(below: 4) {
    case 0: lines.remove(at: first)
    case 1: lines.insert(lines[first], at: second)
    case 2: lines.swapAt(first, second)
    default:
      let count = min(1 + number(below: 6), lines.count - first)
      lines.insert(contentsOf: lines[first..<(first + count)], at: second)
    }
    return Array(lines.joined(separator: [10]))
  }

  private mutating func changedWord(_ bytes: [UInt8]) -> [UInt8] {
    var words = Self.words(bytes)
    guard !words.isEmpty else { return Array(Self.vocabulary[number(below: Self.vocabulary.count)].utf8) }
    let place = number(below: words.count)
    let word = word(near: words)
    switch number(below: 8) {
    case 0: words.remove(at: place)
    case 1: words.insert(word, at: place)
    case 2: words.insert(words[number(below: words.count)], at: place)
    case 3: words.swapAt(place, number(below: words.count))
    default: words[nearest(place, in: words) { Self.isWord($0.first ?? 0) } ?? place] = word
    }
    return Array(words.joined())
  }

  /// A word of the vocabulary, or one that stands in the text.
  private mutating func word(near words: [[UInt8]]) -> [UInt8] {
    if number(below: 3) == 0 { return words[number(below: words.count)] }
    return Array(Self.vocabulary[number(below: Self.vocabulary.count)].utf8)
  }

  private func nearest(_ place: Int, in words: [[UInt8]], where fits: ([UInt8]) -> Bool) -> Int? {
    words[place...].firstIndex(where: fits) ?? words.firstIndex(where: fits)
  }

  /// Runs of letters and digits; every other byte alone.
  private static func words(_ bytes: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = []
    for byte in bytes {
      if let last = words.last?.last, isWord(last), isWord(byte) {
        words[words.count - 1].append(byte)
      } else {
        words.append([byte])
      }
    }
    return words
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, 95, 128...: true
    default: false
    }
  }
}
