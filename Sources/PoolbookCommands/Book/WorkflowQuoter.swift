/// Keeps text of a chapter from giving orders to GitHub Actions, which reads commands (`::error::`, `##[group]`) in
/// whatever a step prints.
struct WorkflowQuoter {
  /// What only this process knows: after `::stop-commands::TOKEN` no command counts until `::TOKEN::`.
  private let token: String

  init(token: String = "poolbook-\(UInt64.random(in: .min ... .max))\(UInt64.random(in: .min ... .max))") {
    self.token = token
  }

  /// The lines, between two commands when one of them could be read as a command itself.
  func quoted(_ lines: [String]) -> [String] {
    guard lines.contains(where: Self.mayCommand) else { return lines }
    return ["::stop-commands::\(token)"] + lines + ["::\(token)::"]
  }

  /// The runner trims a line before it looks for `::`, and finds `##[` anywhere in it.
  private static func mayCommand(_ line: String) -> Bool {
    line.contains("##[") || line.drop(while: \.isWhitespace).hasPrefix("::")
  }
}
