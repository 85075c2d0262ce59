/// An option that another tool reads from a cell: Quarto's `#| eval: false`, MyST's tags, d2l's `#@tab`, doctest's
/// `# doctest: +SKIP`.
enum ForeignOption: Equatable {
  /// It concerns only how a page looks elsewhere.
  case nothing
  case skip(String)
  case hide, unchecked, raises, freeDots, ignoresMessage
  case id(String)
  case unknown

  private static let quarto: Set<String> = [
    "eval", "error", "echo", "include", "output", "results", "label", "warning", "message", "classes", "cache",
  ]
  private static let looks = ["fig-", "fig.", "tbl-", "code-", "layout", "lst-", "out-", "out.", "column", "cap-"]

  static func isKnown(_ name: String) -> Bool {
    quarto.contains(name) || looks.contains { name.hasPrefix($0) } || name == "tags"
  }

  /// What an option of Quarto, as a comment or in braces, means.
  static func meaning(of name: String, _ value: String) -> ForeignOption {
    let isFalse = ["false", "no", "f", "hide", "none"].contains(value.lowercased())
    switch name {
    case "eval": return isFalse ? .skip("eval: \(value)") : .nothing
    case "error": return isFalse ? .nothing : .raises
    case "echo", "include": return isFalse ? .hide : .nothing
    case "output", "results": return isFalse ? .unchecked : .nothing
    case "label": return .id(value)
    case "warning", "message", "classes", "cache": return .nothing
    case _ where Self.looks.contains { name.hasPrefix($0) }: return .nothing
    default: return .unknown
    }
  }

  /// What a MyST tag means.
  static func tag(_ tag: String) -> ForeignOption {
    switch tag {
    case "skip-execution": .skip("tag skip-execution")
    case "raises-exception": .raises
    case "hide-input", "hide-cell", "remove-input", "remove-cell": .hide
    case "hide-output", "remove-output", "output_scroll", "scroll-output", "full-width", "margin": .nothing
    default: .unknown
    }
  }

  /// What a doctest flag means.
  static func doctest(_ flag: String) -> ForeignOption {
    switch flag {
    case "+SKIP": .skip("doctest: +SKIP")
    case "+ELLIPSIS": .freeDots
    case "+IGNORE_EXCEPTION_DETAIL": .ignoresMessage
    case "+NORMALIZE_WHITESPACE", "+REPORT_UDIFF", "+REPORT_NDIFF", "+REPORT_CDIFF", "+REPORT_ONLY_FIRST_FAILURE",
      "-SKIP", "-ELLIPSIS", "-NORMALIZE_WHITESPACE":
      .nothing
    default: .unknown
    }
  }

  /// What d2l's choice of frameworks means for a program that is PyTorch.
  static func tabs(_ list: String) -> ForeignOption {
    let names = list.split { $0 == "," || $0 == " " }.map(String.init)
    return names.isEmpty || names.contains("pytorch") || names.contains("all") ? .nothing : .skip("tab \(list)")
  }
}
