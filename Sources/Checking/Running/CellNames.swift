import Evaluation
import Syntax

/// The names that a cell takes from the cells before it and gives to those after it.
struct CellNames {
  var reads: Set<String> = []
  var binds: Set<String> = []

  /// What the resolver says; for a cell that does not parse, what its lines seem to bind.
  init(_ source: String) {
    do throws(SyntaxError) {
      let use = try NamespaceUse(of: source)
      reads = use.reads
      binds = use.binds
    } catch {
      binds = Self.roughly(source)
    }
  }

  /// Names at the start of lines like `name = …`, `def name`, `class name`, `import … as name`.
  static func roughly(_ source: String) -> Set<String> {
    var names: Set<String> = []
    for line in source.split(whereSeparator: \.isNewline) {
      let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
      guard let first = words.first, line.first.map({ !$0.isWhitespace }) ?? false else { continue }
      switch first {
      case "def", "class", "async":
        if let name = words.dropFirst().first(where: { $0 != "def" }) { names.insert(name) }
      case "import", "from":
        names.formUnion(words.suffix(1))
      default:
        let rest = line.drop { $0.isLetter || $0.isNumber || $0 == "_" }.drop { $0 == " " }
        if rest.hasPrefix("=") && !rest.hasPrefix("==") || rest.hasPrefix(":") { names.insert(first) }
      }
    }
    return names
  }
}

/// Which names of a namespace are spoilt because the cell that binds them failed.
struct SpoiltNames {
  private var spoilt: [String: Int] = [:]

  var isEmpty: Bool { spoilt.isEmpty }

  /// The name, first in the alphabet, that a cell needs and that a failed cell should have bound, with that cell.
  func needed(by names: CellNames) -> (name: String, cell: Int)? {
    names.reads.filter { spoilt[$0] != nil }.min().flatMap { name in spoilt[name].map { (name, $0) } }
  }

  /// A failed cell, or one blocked by it: what it binds is spoilt.
  mutating func spoil(_ binds: Set<String>, because cell: Int) {
    for name in binds { spoilt[name] = cell }
  }

  /// A cell that ran binds its names anew.
  mutating func mend(_ binds: Set<String>) {
    for name in binds { spoilt[name] = nil }
  }
}
