import Evaluation
import Glibc
import Torch

/// Programs that measure this one against its alternatives, in one run on one machine. They are run by hand: a time is
/// no test.
enum Benchmarks {
  static func run(_ arguments: [String]) -> Int32 {
    switch arguments.first {
    case "python": return PythonComparison(arguments.dropFirst().first).run()
    case "pooling": return PoolingComparison.run()
    case "program": return ProgramTimes(CommandLine.arguments[0]).run()
    case "book": return BookTimes.run()
    case "run" where arguments.count == 2: return runFile(arguments[1])
    default:
      print("usage: poolbook-bench python [NAME]   ten small programs against python3.11")
      print("       poolbook-bench pooling         pooling kernels and the hand-written loop against PyTorch")
      print("       poolbook-bench program         the whole program, against python -m doctest with PyTorch")
      print("       poolbook-bench book            the chapter model against cmark, layout, the reader's keys")
      print("       poolbook-bench run FILE        one program, for a profiler")
      return 2
    }
  }

  private static func runFile(_ path: String) -> Int32 {
    guard let source = File.read(path) else { return 2 }
    let outcome = Interpreter(limits: .unlimited, library: TorchLibrary.library).run(source, cell: 1)
    print(outcome.shown.text, terminator: "")
    guard let error = outcome.error else { return 0 }
    print(error.summary, error.traceback)
    return 1
  }
}

extension Limits {
  static var unlimited: Limits {
    var limits = Limits()
    limits.steps = 1 << 60
    limits.seconds = 1_000
    return limits
  }
}

enum File {
  static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
