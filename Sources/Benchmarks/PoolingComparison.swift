import Evaluation
import Glibc
import Tensors
import Torch

/// Pooling against PyTorch: the kernels on one large input, and the loop that a lesson writes by hand.
///
/// `PYTHON` names the interpreter that has PyTorch (`python3` when unset); without one the comparison is left out.
enum PoolingComparison {
  static func run() -> Int32 {
    let python = getenv("PYTHON").map { String(cString: $0) } ?? "python3"
    let other = Command.output("\(python) -c '\(script)' 2>/dev/null").map(numbers) ?? [:]
    if other.isEmpty { print("\(python) has no PyTorch: its columns are left out") }
    kernels(other)
    loop(other["pool2d"])
    return 0
  }

  // MARK: Kernels

  private static let shape = [8, 64, 112, 112]

  private static func kernels(_ other: [String: Double]) {
    print("3×3, stride 2, padding 1 on 8×64×112×112 float32, milliseconds")
    let context = TensorContext(threadCount: 2)
    let window = PoolWindow(kernel: [3], stride: [2], padding: [1])
    guard let input = try? noise(context) else { return }
    let bytes = input.count * 4 + input.count
    let copy = copyTime(bytes)
    report("max_pool2d", best { _ = try? input.maxPooled2d(window) }, other["max_pool2d"], copy: copy)
    report("avg_pool2d", best { _ = try? input.averagePooled2d(window) }, other["avg_pool2d"], copy: copy)
  }

  /// Numbers without a pattern that branch prediction could learn.
  private static func noise(_ context: TensorContext) throws -> Tensor {
    let count = shape.reduce(1, *)
    let ramp = try Tensor.arange(0, .int(count), dtype: .float32, in: context)
    return try ramp.binary(.mul, .scalar(.float(0.618))).unary(.sin).reshaped(to: shape)
  }

  /// How long `memcpy` takes to move as many bytes as a pooling reads and writes.
  private static func copyTime(_ bytes: Int) -> Double {
    let half = bytes / 2
    let from = UnsafeMutableRawPointer.allocate(byteCount: half, alignment: 64)
    let to = UnsafeMutableRawPointer.allocate(byteCount: half, alignment: 64)
    defer {
      from.deallocate()
      to.deallocate()
    }
    memset(from, 1, half)
    return best { memcpy(to, from, half) }
  }

  private static func report(_ name: String, _ time: Double, _ other: Double?, copy: Double) {
    var line = "  \(name)  \(fixed(time * 1e3)) ms, \(fixed(100 * copy / time, 0)) % of memcpy's speed"
    if let other { line += ", PyTorch \(fixed(other * 1e3)) ms: \(fixed(other / time, 1)) × faster" }
    print(line)
  }

  // MARK: The loop

  private static let pool2d = """
    def pool2d(X, pool_size, mode='max'):
        p_h, p_w = pool_size
        Y = torch.zeros((X.shape[0] - p_h + 1, X.shape[1] - p_w + 1))
        for i in range(Y.shape[0]):
            for j in range(Y.shape[1]):
                if mode == 'max':
                    Y[i, j] = X[i: i + p_h, j: j + p_w].max()
                elif mode == 'avg':
                    Y[i, j] = X[i: i + p_h, j: j + p_w].mean()
        return Y

    X = torch.arange(128. * 128).reshape(128, 128)
    """

  private static func loop(_ other: Double?) {
    print("the hand-written pool2d, 2×2 over 128×128, nanoseconds a window")
    let windows = 127.0 * 127
    for mode in ["max", "avg"] {
      let interpreter = Interpreter(limits: .unlimited, library: TorchLibrary.library)
      let definition = interpreter.run("import torch\n" + pool2d, cell: 1)
      if let error = definition.error ?? interpreter.run("pool2d(X, (2, 2))", cell: 2).error {
        return print("  cannot be measured: \(error.summary)")
      }
      let time = best { _ = interpreter.run("Y = pool2d(X, (2, 2), '\(mode)')", cell: 2) } / windows
      var line = "  \(mode)  \(fixed(time * 1e9, 0)) ns"
      if mode == "max", let other {
        line += ", PyTorch \(fixed(other / windows * 1e9, 0)) ns: \(fixed(other / windows / time, 1)) × faster"
      }
      print(line)
    }
  }

  // MARK: Measuring

  /// The shortest of several runs, in seconds.
  private static func best(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    var shortest = Double.infinity
    for _ in 0..<9 {
      let time = clock.measure(body)
      shortest = min(shortest, Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18)
    }
    return shortest
  }

  private static func fixed(_ value: Double, _ digits: Int = 2) -> String { FloatText.fixed(value, precision: digits) }

  /// Lines of a name and a number.
  private static func numbers(_ text: String) -> [String: Double] {
    var result: [String: Double] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, let number = Double(words[1]) { result[String(words[0])] = number }
    }
    return result
  }

  private static var script: String {
    """
    import time
    try:
        import torch
    except ImportError:
        raise SystemExit
    import torch.nn.functional as F
    torch.set_num_threads(2)
    def best(f):
        times = []
        for _ in range(9):
            start = time.perf_counter()
            f()
            times.append(time.perf_counter() - start)
        return min(times)
    x = torch.randn(8, 64, 112, 112)
    print("max_pool2d", best(lambda: F.max_pool2d(x, 3, 2, 1)))
    print("avg_pool2d", best(lambda: F.avg_pool2d(x, 3, 2, 1)))
    \(pool2d.replacing("'", with: "\""))
    print("pool2d", best(lambda: pool2d(X, (2, 2))))
    """
  }
}

extension String {
  fileprivate func replacing(_ old: Character, with new: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}

/// Another program's output.
enum Command {
  static func output(_ command: String) -> String? {
    guard let pipe = popen(command, "r") else { return nil }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      let count = fread(&buffer, 1, buffer.count, pipe)
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }
}
