import Foundation
import Syntax
import Testing

/// `Golden/*.py` beside the dump of its tree and of its scopes.
struct GoldenTests {
  @Test(arguments: try Fixtures.files(in: "Golden", suffix: ".py"))
  func treesAndScopesAreAsRecorded(file: URL) throws {
    let source = try String(contentsOf: file, encoding: .utf8)
    var names = GlobalNames()
    let module = try parse(source)
    #expect(SyntaxDump.text(of: module) == (try recorded(file, "tree")))
    let program = try resolve(module, names: &names)
    let use = try NamespaceUse(of: module)
    let flow = "reads \(use.reads.sorted().joined(separator: " "))\n"
    let binds = "binds \(use.binds.sorted().joined(separator: " "))\n"
    #expect(SyntaxDump.text(of: program.scopes) + flow + binds == (try recorded(file, "scopes")))
  }

  private func recorded(_ file: URL, _ suffix: String) throws -> String {
    try String(contentsOf: file.deletingPathExtension().appendingPathExtension(suffix), encoding: .utf8)
  }

  @Test func lineEndsOfWindowsChangeNothing() throws {
    for file in try Fixtures.files(in: "Golden", suffix: ".py") {
      let source = try String(contentsOf: file, encoding: .utf8)
      let windows = source.replacingOccurrences(of: "\n", with: "\r\n")
      #expect(SyntaxDump.text(of: try parse(windows)) == SyntaxDump.text(of: try parse(source)))
    }
  }
}
