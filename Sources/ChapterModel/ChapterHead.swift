import Markdown
import SourceText

extension Chapter {
  /// Reads front matter, title and sections.
  mutating func readHead() {
    if let lines = document.frontMatter {
      for number in lines.dropFirst().dropLast() {
        guard let (key, value) = FrontMatterLine.read(source.line(number)) else { continue }
        frontMatter[key] = value
      }
    }
    isDraft = frontMatter["draft"]?.lowercased() == "true"
    sections = document.headings.filter { document.blocks[$0.block].parent == nil }
      .map { Section(title: $0.text, level: $0.level, anchor: $0.slug, line: $0.line) }
    title = frontMatter["title"] ?? sections.first { $0.level == 1 }?.title ?? sections.first?.title
  }

  /// The index of the section that a line is in.
  func section(at line: Int) -> Int? {
    var low = 0
    var high = sections.count
    while low < high {
      let middle = (low + high) / 2
      if sections[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}

enum FrontMatterLine {
  /// Reads `key: value`; quotes around the value are taken off.
  static func read(_ line: String) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "#" else { return nil }
    var value = line[line.index(after: colon)...].drop { $0 == " " }
    while value.last == " " || value.last == "\r" { value.removeLast() }
    if value.count >= 2, let quote = value.first, quote == "\"" || quote == "'", value.last == quote {
      value = value.dropFirst().dropLast()
    }
    return (String(line[..<colon]), String(value))
  }
}

extension Language {
  /// Chinese when at least one character in ten, spaces and code marks aside, is a Han character.
  static func guess(_ source: SourceFile) -> Language {
    var han = 0
    var letters = 0
    for scalar in String(decoding: source.bytes.prefix(1 << 13), as: UTF8.self).unicodeScalars {
      if (0x4E00...0x9FFF).contains(scalar.value) {
        han += 1
      } else if scalar.value > 64 {
        letters += 1
      }
    }
    return han * 9 > letters ? .chinese : .english
  }
}
