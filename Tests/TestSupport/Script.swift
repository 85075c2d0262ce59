import Evaluation
import Foundation

/// A program of a few lines that carries what it shows: `# expect: TEXT` for each line of output, in order, and
/// `# error: TEXT` for the last line of an uncaught error.
public struct Script: Sendable, CustomStringConvertible {
  /// Below the folder of scripts: `classes/properties.py`.
  public let name: String
  public let source: String

  public var description: String { name }

  /// All scripts below a folder, in order.
  public static func all(in folder: URL) -> [Script] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let paths = (files?.allObjects ?? []).compactMap { ($0 as? URL)?.path }.filter { $0.hasSuffix(".py") }
    return paths.sorted().compactMap { path in
      guard let source = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
      return Script(name: String(path.dropFirst(folder.path.count + 1)), source: source)
    }
  }

  public var expected: String {
    lines("# expect:").map { $0 + "\n" }.joined() + lines("# error:").map { "error: \($0)\n" }.joined()
  }

  public func shown(by interpreter: Interpreter) -> String {
    let outcome = interpreter.run(source, cell: 0)
    return outcome.shown.text + (outcome.error.map { "error: \($0.summary)\n" } ?? "")
  }

  private func lines(_ marker: String) -> [String] {
    source.split(separator: "\n").filter { $0.hasPrefix(marker) }
      .map { $0.dropFirst(marker.count) }.map { String($0.hasPrefix(" ") ? $0.dropFirst() : $0) }
  }
}
