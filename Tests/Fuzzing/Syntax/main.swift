// Any bytes through everything that Syntax offers.

import FuzzingSupport
import Glibc
import SourceText
import Syntax

func check(_ bytes: [UInt8]) {
  let source = String(decoding: bytes, as: UTF8.self)
  var names = GlobalNames()
  do throws(SyntaxError) {
    let module = try parse(bytes: bytes)
    precondition(!SyntaxDump.text(of: module).isEmpty || module.statements.isEmpty, "a statement is not dumped")
    let program = try resolve(module, names: &names)
    precondition(program.scopes.allSatisfy { $0.slotNames.count == $0.slotCount }, "a slot has no name")
  } catch {
    precondition(error.span.range.upperBound <= bytes.count, "an error points outside the text")
  }
  var place = 0
  for token in Highlighter.tokens(of: bytes) {
    precondition(token.span.range.lowerBound == place, "highlighted tokens leave a gap")
    place = token.span.range.upperBound
  }
  precondition(place == bytes.count, "highlighted tokens end early")
  _ = ComparableToken.tokens(of: source)
  _ = CodeLint.misplacedCharacters(in: source)
  _ = try? parseExpression(source)
}

exit(
  fuzz { start, count in
    check(bytes(start, count))
    return 0
  })
