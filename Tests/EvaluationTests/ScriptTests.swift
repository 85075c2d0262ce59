import Evaluation
import Foundation
import TestSupport
import Testing

/// Programs of a few lines, one behaviour each, that say what they show.
@Suite(.serialized)
struct ScriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts")

  /// Small enough for a debug build to reach them in a moment.
  static var limits: Limits {
    var limits = Limits()
    limits.steps = 2_000_000
    limits.memory = 24 << 20
    limits.seconds = 300
    return limits
  }

  @Test(arguments: Script.all(in: folder))
  func showsWhatItSays(script: Script) {
    let interpreter = Interpreter(limits: Self.limits)
    #expect(script.shown(by: interpreter) == script.expected)
    interpreter.tearDown()
    // The library keeps the defaults of its parameters.
    #expect(interpreter.meter.liveMemory < 4096, "the memory that was counted is given back")
  }

  @Test func outputIsLimited() {
    let interpreter = Interpreter(limits: Self.limits)
    let outcome = interpreter.run("while True: print('x' * 100_000)", cell: 0)
    #expect(outcome.error?.kind == .limit)
    #expect(outcome.error?.message == "the cell shows more than 1048576 bytes")
    #expect(outcome.shown.text.utf8.count <= 1 << 20)
  }

  @Test func aHostCanInterrupt() {
    let interpreter = Interpreter(limits: Self.limits)
    interpreter.isInterrupted = { true }
    #expect(interpreter.run("while True: pass", cell: 0).error?.kind == .interrupted)
  }

  @Test func theClockStandsBehindTheCountedLimits() {
    var limits = Limits()
    limits.seconds = 0.05
    let error = Interpreter(limits: limits).run("while True: pass", cell: 0).error
    #expect(error?.kind == .limit)
    #expect(error?.message.contains("--timeout") == true)
  }
}
