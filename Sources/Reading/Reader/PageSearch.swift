import Typesetting

/// Finds a text on a page whatever its case, its width (`ｍａｘ` is `max`) and the line breaks in it.
struct PageSearch: Sendable, Equatable {
  /// A stretch of one line, in characters.
  struct Stretch: Sendable, Equatable {
    var line: Int
    var range: Range<Int>
  }

  /// Each match with its stretches, which stand on one line or on several that follow each other.
  private(set) var matches: [[Stretch]] = []

  init() {}

  init(_ query: String, in page: Page) {
    let wanted = query.flatMap { Self.folded($0) }.map { $0 == "\t" ? " " : $0 }
    guard !wanted.isEmpty else { return }
    var start = 0
    while start < page.lines.count {
      var end = start + 1
      while end < page.lines.count, page.lines[end].block == page.lines[start].block { end += 1 }
      search(wanted, start..<end, page)
      start = end
    }
  }

  private mutating func search(_ wanted: [Character], _ lines: Range<Int>, _ page: Page) {
    var text: [Character] = []
    var places: [(line: Int, column: Int)] = []
    for line in lines {
      if let last = text.last, last != " ", !Self.isWide(last) {
        text.append(" ")
        places.append((line, 0))
      }
      var column = 0
      for run in page.lines[line].text.runs {
        let isGutter = run.style.traits.contains(.layout)
        for character in run.text {
          defer { column += 1 }
          if isGutter { continue }
          for folded in Self.folded(character) {
            text.append(folded)
            places.append((line, column))
          }
        }
      }
    }
    find(wanted, in: text, places)
  }

  private mutating func find(_ wanted: [Character], in text: [Character], _ places: [(line: Int, column: Int)]) {
    guard text.count >= wanted.count else { return }
    var start = 0
    while start + wanted.count <= text.count {
      if text[start] == wanted[0], text[start..<(start + wanted.count)].elementsEqual(wanted) {
        matches.append(stretches(places[start..<(start + wanted.count)]))
        start += wanted.count
      } else {
        start += 1
      }
    }
  }

  private func stretches(_ places: ArraySlice<(line: Int, column: Int)>) -> [Stretch] {
    var result: [Stretch] = []
    for place in places {
      if let last = result.indices.last, result[last].line == place.line {
        result[last].range = result[last].range.lowerBound..<(place.column + 1)
      } else {
        result.append(Stretch(line: place.line, range: place.column..<(place.column + 1)))
      }
    }
    return result
  }

  private static func isWide(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.value >= 0x2E80 } ?? false
  }

  /// A character without case and in its usual width.
  private static func folded(_ character: Character) -> [Character] {
    if let ascii = character.asciiValue, character != "\r\n" {
      return [Character(UnicodeScalar(ascii | ((65...90).contains(ascii) ? 32 : 0)))]
    }
    if let scalar = character.unicodeScalars.first, (0xFF01...0xFF5E).contains(scalar.value),
      let narrow = UnicodeScalar(scalar.value - 0xFEE0)
    {
      return Array(String(narrow).lowercased())
    }
    return Array(character.lowercased())
  }
}

extension StyledText {
  /// The text with a stretch of its characters in another role.
  func marking(_ range: Range<Int>, as role: Role) -> StyledText {
    var result = StyledText()
    var column = 0
    for run in runs {
      let characters = Array(run.text)
      let low = min(max(range.lowerBound - column, 0), characters.count)
      let high = min(max(range.upperBound - column, low), characters.count)
      result.append(String(characters[..<low]), run.style)
      result.append(String(characters[low..<high]), Style(role, run.style.traits, link: run.style.link))
      result.append(String(characters[high...]), run.style)
      column += characters.count
    }
    return result
  }
}
