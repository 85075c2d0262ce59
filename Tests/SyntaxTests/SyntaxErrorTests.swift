import Foundation
import SourceText
import Syntax
import Testing

/// `Errors/*.txt`: programs that are wrong, with the place marked by `⟦…⟧`, under what is said about them. Kinds, messages
/// and (but for f-strings and indentation) places were compared with CPython 3.11.
struct SyntaxErrorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let expected: String
    let marked: String

    var source: String { marked.filter { $0 != "⟦" && $0 != "⟧" } }
    var testDescription: String { marked }
  }

  static func cases(in file: URL) throws -> [Case] {
    try String(contentsOf: file, encoding: .utf8).dropLast().components(separatedBy: "\n=====\n").map { text in
      let parts = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return Case(expected: String(parts[0]), marked: String(parts[1]))
    }
  }

  @Test(arguments: try Fixtures.files(in: "Errors", suffix: ".txt"))
  func errorsAreThoseOfCPython(file: URL) throws {
    for one in try Self.cases(in: file) {
      let (message, marked) = outcome(of: one.source)
      #expect(message == one.expected, "\(one.marked)")
      #expect(marked == one.marked)
    }
  }

  private func outcome(of source: String) -> (message: String, marked: String) {
    var names = GlobalNames()
    do throws(SyntaxError) {
      _ = try Program(source: source, names: &names)
      return ("accepted", source)
    } catch {
      return ("\(error.kind.rawValue): \(error.message)", mark(error.span, in: source))
    }
  }

  private func mark(_ span: Span, in source: String) -> String {
    var bytes = Array(source.utf8)
    bytes.insert(contentsOf: "⟧".utf8, at: span.range.upperBound)
    bytes.insert(contentsOf: "⟦".utf8, at: span.range.lowerBound)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("x = 1\u{0}", "source code cannot contain null bytes"), ("x = 1\u{1}", "invalid non-printable character U+0001"),
    ("x\u{FEFF} = 1", "invalid non-printable character U+FEFF"),
  ])
  func controlCharactersAreRefused(source: String, message: String) {
    #expect(outcome(of: source).message == "SyntaxError: " + message)
  }

  @Test(arguments: [
    "async def f(): pass", "async for x in y: pass", "async with x: pass", "[x async for x in y]", "await x",
    "class A(metaclass=B): pass", "type X = int", "from . import x", "try: pass\nexcept* A: pass", "1j",
    "'\\N{BULLET}'",
    "'\\ud800'", "0x" + String(repeating: "f", count: 20_000),
  ])
  func whatTheLanguageLacksIsRefusedByName(source: String) {
    #expect(outcome(of: source).message.hasPrefix("unsupported: "))
    #expect(outcome(of: source).message.contains("not part of the lesson language"))
  }
}
