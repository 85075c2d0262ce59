import ChapterModel
import Reading

extension Surroundings {
  /// The value of the locale category for characters and messages, by POSIX's precedence.
  private func locale(_ category: String) -> String { self["LC_ALL"] ?? self[category] ?? self["LANG"] ?? "" }

  /// The language of the locale's messages.
  var language: Language { locale("LC_MESSAGES").hasPrefix("zh") ? .chinese : .english }

  /// The character set of what is shown: UTF-8 unless the locale names another one.
  var charset: Charset {
    let name = locale("LC_CTYPE")
    guard let dot = name.firstIndex(of: ".") else { return .utf8 }
    let charset = name[name.index(after: dot)...].prefix { $0 != "@" }
    return ["utf-8", "utf8", ""].contains(charset.lowercased()) ? .utf8 : Charset(name: String(charset))
  }

  var isUTF8: Bool { charset == .utf8 }

  /// How many colours the terminal has, and whether they are wanted at all.
  var colorDepth: Theme.Depth {
    guard usesColor(.auto, isTerminal: outputIsTerminal) else { return .none }
    let color = self["COLORTERM"]?.lowercased() ?? ""
    if color == "truecolor" || color == "24bit" { return .trueColor }
    return self["TERM"]?.contains("256color") == true ? .ansi256 : .ansi16
  }

  /// The ground that `COLORFGBG` tells; nil when it does not.
  private var ground: Theme.Ground? {
    guard let last = self["COLORFGBG"]?.split(separator: ";").last, let color = Int(last) else { return nil }
    return color == 7 || color > 8 ? .light : .dark
  }

  /// With an unknown ground only the terminal's own sixteen colours are sure to be readable.
  func theme(_ choice: Read.ThemeChoice) -> Theme {
    switch choice {
    case .none: Theme(depth: .none)
    case .light: Theme(ground: .light, depth: colorDepth)
    case .dark: Theme(ground: .dark, depth: colorDepth)
    case .auto: ground.map { Theme(ground: $0, depth: colorDepth) } ?? Theme(depth: min(colorDepth, .ansi16))
    }
  }

  /// Terminals without hyperlinks pass over them, except for the kernel's console.
  var showsHyperlinks: Bool { !(self["TERM"] ?? "").hasPrefix("linux") }
}
