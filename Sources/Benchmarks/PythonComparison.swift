import Evaluation
import Glibc

/// Times the programs of `Tests/Benchmarks/Programs` here and under CPython, each the fastest of several repetitions,
/// parsing included and starting up not.
struct PythonComparison {
  private let only: String?
  private let repetitions = 7

  init(_ only: String?) { self.only = only }

  /// The programs, of which half run at the top level as lessons do.
  private static let programs = [
    "nested-loops", "fibonacci", "lists", "counting", "formatting", "closures", "classes", "comprehensions",
    "pooling", "generators",
  ]

  private static var folder: String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Tests/Benchmarks/Programs"
  }

  func run() -> Int32 {
    var product = 1.0
    var count = 0.0
    print("program             CPython    here    ratio")
    for name in Self.programs where only == nil || only == name {
      let path = "\(Self.folder)/\(name).py"
      guard let source = File.read(path), let python = pythonSeconds(path) else {
        print("\(name): cannot be read, or there is no python3.11")
        return 2
      }
      let own = ownSeconds(source)
      product *= python / own
      count += 1
      print("\(padded(name, 18)) \(milliseconds(python)) \(milliseconds(own))  \(rounded(python / own))")
    }
    print("geometric mean \(rounded(pow(product, 1 / max(1, count))))")
    return 0
  }

  private func ownSeconds(_ source: String) -> Double {
    LargeStack.run {
      var best = Double.infinity
      for _ in 0..<repetitions {
        let interpreter = Interpreter(limits: .unlimited)
        let start = ContinuousClock.now
        let outcome = interpreter.run(source, cell: 1)
        best = min(best, seconds(since: start))
        if let error = outcome.error { print(error.summary) }
      }
      return best
    }
  }

  /// CPython times itself in the same way.
  private func pythonSeconds(_ path: String) -> Double? {
    let script = """
      import io, sys, time
      source = open(sys.argv[1]).read()
      best = 1e9
      for _ in range(\(repetitions)):
          out, sys.stdout = sys.stdout, io.StringIO()
          start = time.perf_counter()
          exec(compile(source, 'program', 'exec'), {'__name__': '__main__'})
          best = min(best, time.perf_counter() - start)
          sys.stdout = out
      print(best)
      """
    guard
      let pipe = popen("exec python3.11 -c '\(script.split(separator: "'").joined(separator: "'\\''"))' \(path)", "r")
    else { return nil }
    defer { pclose(pipe) }
    var buffer = [CChar](repeating: 0, count: 100)
    guard fgets(&buffer, 100, pipe) != nil else { return nil }
    return strtod(buffer, nil)
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double {
    let duration = (ContinuousClock.now - start).components
    return Double(duration.seconds) + Double(duration.attoseconds) / 1e18
  }

  private func milliseconds(_ seconds: Double) -> String { padded(rounded(seconds * 1000), 8, left: true) }

  private func rounded(_ value: Double) -> String {
    let hundredths = (value * 100).rounded() / 100
    let text = "\(hundredths)"
    return text.split(separator: ".").last?.count == 1 ? text + "0" : text
  }

  private func padded(_ text: String, _ width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? space + text : text + space
  }
}
