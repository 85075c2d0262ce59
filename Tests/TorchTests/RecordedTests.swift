import Evaluation
import Foundation
import Testing
import Torch

/// Programs in `Recorded`, each beside what it prints under PyTorch 2.13.
struct RecordedTests {
  @Test(arguments: ["arguments", "module_attributes"]) func programsPrintWhatTheyPrintUnderPyTorch(name: String) throws
  {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded")
    let code = try String(contentsOf: folder.appending(path: "\(name).py"), encoding: .utf8)
    let expected = try String(contentsOf: folder.appending(path: "\(name).txt"), encoding: .utf8)
    let outcome = Interpreter(library: TorchLibrary.library).run(code, cell: 0)
    #expect(outcome.error == nil, "\(name): \(outcome.error?.summary ?? "")")
    #expect(outcome.shown.text == expected, "\(name)")
  }
}
