import Evaluation
import Foundation
import TestSupport
import Testing
import Torch

/// Single expressions and what PyTorch 2.13 makes of them: `Pairs/printing.json` holds what is printed,
/// `Pairs/errors.json` what is raised, `Pairs/later.json` the ones that use a name of a later tier, each with the name.
struct PairTests {
  @Test func everyValuePrintsAsPyTorchPrintsIt() throws {
    try report("printing.json", of: PrintingPair.self) { pair, interpreter in
      let repr = interpreter.run("print(repr(\(pair.code)))", cell: 1).shownWithError
      guard let text = pair.str, repr == pair.repr + "\n" else { return (repr, pair.repr + "\n") }
      return (interpreter.run("print(str(\(pair.code)))", cell: 1).shownWithError, text + "\n")
    }
  }

  @Test func everyMistakeIsAnsweredAsPyTorchAnswersIt() throws {
    try report("errors.json", of: ErrorPair.self) { pair, interpreter in
      let outcome = interpreter.run(pair.code, cell: 1)
      if let value = pair.ok { return (outcome.shownWithError, value.hasSuffix("\n") ? value : value + "\n") }
      let message = pair.msg.map { $0.isEmpty ? "" : ": \($0)" } ?? ""
      return (outcome.error?.summary ?? outcome.shown.text, (pair.type ?? "") + message)
    }
  }

  /// Runs all pairs of a file, each in a namespace of its own, and says how many are right and which are of a later
  /// tier. One of a later tier that has come right must leave the list.
  private func report<P: Pair>(
    _ file: String, of: P.Type, _ answer: (P, Interpreter) -> (shown: String, expected: String)
  ) throws {
    let pairs = try read([P].self, file)
    let later = Dictionary(
      try read([Later].self, "later.json").map { ($0.code, $0.needs) }, uniquingKeysWith: { first, _ in first })
    var wrong: [String] = []
    var waiting: [String: [String]] = [:]
    for pair in pairs {
      let interpreter = Interpreter(library: TorchLibrary.library)
      _ = interpreter.run(Self.imports, cell: 0)
      let (shown, expected) = answer(pair, interpreter)
      let isRight = shown == expected
      if let name = later[pair.code] {
        waiting[pair.section, default: []].append("\(pair.code) (\(name))")
        if isRight { wrong.append("[\(pair.section)] \(pair.code)\nis right by now: take it off later.json") }
      } else if !isRight {
        wrong.append("[\(pair.section)] \(pair.code)\n\(shown)\n--- expected\n\(expected)")
      }
    }
    let count = waiting.values.reduce(0) { $0 + $1.count }
    print("\(file): \(pairs.count - count - wrong.count)/\(pairs.count - count) right, \(count) of a later tier")
    for (section, codes) in waiting.sorted(by: { $0.key < $1.key }) { print("  \(section): \(codes.count)") }
    #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
  }

  private func read<D: Decodable>(_: D.Type, _ file: String) throws -> D {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pairs")
    return try JSONDecoder().decode(D.self, from: Data(contentsOf: folder.appending(path: file)))
  }

  private static let imports = """
    import math
    from math import inf, nan
    from collections import OrderedDict
    import torch
    from torch import nn
    import torch.nn.functional as F

    """
}

private protocol Pair: Decodable {
  var section: String { get }
  var code: String { get }
}

private struct PrintingPair: Pair {
  let section: String
  let code: String
  let repr: String
  /// What `str` gives, where it differs from `repr`.
  let str: String?
}

private struct ErrorPair: Pair {
  let section: String
  let code: String
  let type: String?
  let msg: String?
  /// What is shown where one might expect an error and there is none.
  let ok: String?
}

private struct Later: Decodable {
  let code: String
  /// The name that the lesson language does not have yet.
  let needs: String
}
