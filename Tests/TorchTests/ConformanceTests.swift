import Evaluation
import Foundation
import TestSupport
import Testing
import Torch

/// The chapters of recorded behaviour with tensors. The cases of a chapter share a namespace, as its cells do.
struct ConformanceTests {
  @Test(arguments: [
    "pooling-max.md", "pooling-avg.md", "pooling-from-scratch.md", "printing-float.md", "printing-int-bool.md",
    "printing-shapes.md", "creation-views.md", "creation-views-2.md", "arithmetic.md", "arithmetic-2.md", "indexing.md",
    "errors-2.md", "errors-3.md", "random.md",
  ])
  func everyCaseShowsWhatPyTorchShows(file: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Conformance")
    let chapter = ConformanceChapter(try String(contentsOf: folder.appending(path: file), encoding: .utf8))
    let later = Self.needingMore[file] ?? []
    var wrong: [String] = []
    let interpreter = Interpreter(library: TorchLibrary.library)
    _ = interpreter.run(chapter.imports, cell: 0)
    for example in chapter.cases where !later.contains(example.title) {
      let shown = interpreter.run(example.code, cell: 1).shownWithError
      if shown != example.output { wrong.append("## \(example.title)\n\(shown)--- expected\n\(example.output)") }
    }
    let count = chapter.cases.count - later.count
    print("\(file): \(count - wrong.count)/\(count) right, \(later.count) of a later tier")
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  /// Cases that use names of a later tier (convolution, linear layers, Lp pooling, unfolding, gradients, NumPy,
  /// complex numbers, initialisation of layers), by file and heading.
  static let needingMore: [String: Set<String>] = [
    "errors-3.md": [
      "Unpool without indices",
      "Unpool with indices of another shape",
      "Convolution with the wrong channels",
      "Convolution kernel too large",
      "Convolution layer with the wrong channels",
      "Linear layer with the wrong features",
      "unfold with a window too large",
      "unfold of integers by mistake in dimensions",
      "fold with a wrong number of columns",
      "backward of a vector",
      "backward twice",
      "numpy of a tensor with gradients",
    ],
    "pooling-avg.md": [
      "Average as a convolution"
    ],
    "pooling-from-scratch.md": [
      "F.unfold columns",
      "F.unfold with channels",
      "Root mean square pooling",
      "Lp pooling by hand",
    ],
    "creation-views-2.md": [
      "Python numbers from one-element tensors",
      "numpy round trip values",
    ],
    "random.md": [
      "multinomial",
      "init.uniform_",
      "init.normal_",
      "init.xavier_uniform_",
      "init.xavier_normal_",
      "init.kaiming_uniform_",
      "init.kaiming_normal_",
      "init of constants",
      "Default weights of a linear layer",
      "Default weights of a linear layer without bias",
      "Default weights of a convolution",
      "Default weights of a larger convolution",
      "Default weights of a one-dimensional convolution",
      "Output of a seeded convolution",
      "Output of a seeded network",
      "Learning the edge kernel from random weights",
      "Fractional pooling with a seed",
      "Seed 99, linear",
      "Seed 0, linear",
      "Seed 10, linear",
      "Seed 7, linear",
      "Seed 2, linear",
      "Seed 2, conv",
      "Seed 1, linear",
    ],
    "printing-shapes.md": [
      "Module shown"
    ],
  ]
}
