import Glibc

/// What the process finds around itself: environment variables, terminals, the processor count. A value, so that tests
/// hand in their own.
struct Surroundings {
  var environment: [String: String]
  var outputIsTerminal: Bool
  var errorIsTerminal: Bool
  var inputIsTerminal: Bool
  /// Columns of the terminal; nil when there is none.
  var terminalColumns: Int?
  var processors: Int

  static func current() -> Surroundings {
    Surroundings(
      environment: readEnvironment(), outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1, inputIsTerminal: isatty(STDIN_FILENO) == 1,
      terminalColumns: columns(of: STDOUT_FILENO) ?? columns(of: STDERR_FILENO),
      processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// A variable that is set to something.
  subscript(name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// How wide lines may be: `COLUMNS`, else the terminal; nil when nobody says.
  var knownColumns: Int? {
    if let text = self["COLUMNS"], let number = Int(text), number > 0 { return min(number, 1_000) }
    return terminalColumns
  }

  /// The same, or 80.
  var columns: Int { knownColumns ?? 80 }

  var isDumb: Bool { self["TERM"] == "dumb" }
  var isGitHubActions: Bool { self["GITHUB_ACTIONS"] == "true" }

  /// Whether a stream gets colour: an explicit choice first, then `NO_COLOR` (no-color.org), `FORCE_COLOR` and
  /// `CLICOLOR_FORCE`, then whether it is a terminal that can show any.
  func usesColor(_ choice: ColorChoice, isTerminal: Bool) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if self["NO_COLOR"] != nil { return false }
      if let force = self["FORCE_COLOR"] ?? self["CLICOLOR_FORCE"] { return force != "0" && force != "false" }
      if self["CLICOLOR"] == "0" { return false }
      return isTerminal && !isDumb
    }
  }

  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  private static func readEnvironment() -> [String: String] {
    var variables: [String: String] = [:]
    var cursor = environ
    while let entry = cursor.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
      }
      cursor += 1
    }
    return variables
  }
}

enum ColorChoice: String, CaseIterable { case auto, always, never }
