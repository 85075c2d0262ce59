import Checking
import Evaluation
import Foundation
import Testing

/// Values with their `repr` and the way IPython 8.26 lays them out, recorded from its pretty printer.
@Suite struct NotebookLayoutTests {
  private struct Recording: Decodable {
    var kind: String
    var shown: String
    var laidOut: String

    init(from decoder: any Decoder) throws {
      var values = try decoder.unkeyedContainer()
      kind = try values.decode(String.self)
      shown = try values.decode(String.self)
      laidOut = try values.decode(String.self)
    }
  }

  @Test func recordedLayoutsAreTidy() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Layouts/ipython.json")
    let recordings = try JSONDecoder().decode([Recording].self, from: Data(contentsOf: file))
    #expect(recordings.count == 60)
    for recording in recordings {
      let shown = ShownText.value(recording.shown, ShownKind(rawValue: recording.kind))
      #expect(OutputMatcher.compare(shown, with: recording.laidOut + "\n") == .equal, "\(recording.shown)")
    }
  }
}
