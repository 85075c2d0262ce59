import Evaluation
import Foundation
import TestSupport
import Testing

/// Programs of a few lines, one behaviour each, that say what they show.
struct ScriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts")

  @Test(arguments: Script.all(in: folder))
  func showsWhatItSays(script: Script) {
    var limits = Limits()
    limits.seconds = 120
    let interpreter = Interpreter(limits: limits)
    #expect(script.shown(by: interpreter) == script.expected)
    interpreter.tearDown()
    #expect(interpreter.meter.liveMemory == 0, "the memory that was counted is given back")
  }
}
