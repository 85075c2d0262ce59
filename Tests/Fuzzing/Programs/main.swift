// Python under small limits: whatever the program is, it ends soon, with an outcome.

import Evaluation
import FuzzingSupport
import Glibc

func check(_ source: String) {
  let interpreter = lessonInterpreter()
  interpreter.recordsPoolings = true
  let outcome = timed(seconds: 2, "a program within its limits") { interpreter.run(source, cell: 0) }
  let count = outcome.shown.text.utf8.count
  precondition(count <= Limits.fuzzing.output + 1_000, "a cell shows more than it may")
  var place = 0
  for value in outcome.shown.values {
    precondition(value.range.lowerBound >= place && value.range.upperBound <= count, "a value stands outside the text")
    place = value.range.upperBound
  }
  // The next cell still works in the namespace that the program left.
  let next = interpreter.run("6 * 7", cell: 1)
  precondition(
    next.shown.text == "42\n" || next.error?.kind == .limit, "what a cell left keeps the next from running")
  timed(seconds: 2, "letting go of what a program made") { interpreter.tearDown() }
}

exit(
  fuzz { start, count in
    check(String(decoding: bytes(start, count), as: UTF8.self))
    return 0
  })
