import Foundation
import SourceText
import Syntax
import Testing

/// What once crashed or hung the lexer, the parser or the resolver (see `Tests/Fuzzing`).
struct CrashTests {
  @Test(arguments: try Fixtures.files(in: "Crashes"))
  func isSurvived(file: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: file))
    var names = GlobalNames()
    _ = try? resolve(try parse(bytes: bytes), names: &names)
    #expect(Highlighter.tokens(of: bytes).reduce(0) { $0 + $1.span.range.count } == bytes.count)
  }
}
