/// The checks of ATen's pooling functions, in their order and words.
struct PoolChecks {
  /// `max_pool2d`, `avg_pool3d`, …
  let name: String
  let dimensions: Int
  let isMaximum: Bool

  private var countWord: String { dimensions == 2 ? "two" : "three" }

  /// - Throws: RuntimeError when an argument has a wrong count of numbers.
  func counts(_ window: PoolWindow) throws(TensorError) {
    // avg_pool3d words it without "either".
    let either = dimensions == 3 && !isMaximum ? "" : "either "
    guard fits(window.kernel) else {
      throw .runtime("\(name): kernel_size must \(either)be a single int, or a tuple of \(countWord) ints")
    }
    guard window.stride.isEmpty || fits(window.stride) else {
      let omitted = either.isEmpty ? "be omitted" : "either be omitted"
      throw .runtime("\(name): stride must \(omitted), a single int, or a tuple of \(countWord) ints")
    }
    guard fits(window.padding) else {
      throw .runtime("\(name): padding must \(either)be a single int, or a tuple of \(countWord) ints")
    }
    guard fits(window.dilation) else {
      throw .runtime("\(name): dilation must be either a single int, or a tuple of \(countWord) ints")
    }
  }

  private func fits(_ numbers: [Int]) -> Bool { numbers.count == 1 || numbers.count == dimensions }

  /// The geometry of pooling over the last two dimensions (`pool2d_shape_check`).
  func geometry2d(_ input: Tensor, _ window: PoolWindow) throws(TensorError) -> PoolGeometry {
    try counts(window)
    if isMaximum {
      guard input.dim == 3 || input.dim == 4 else {
        throw .runtime("non-empty 3D or 4D (batch mode) tensor expected for input")
      }
    }
    let channels = try input.size(-3)
    let axes = try window.axes([try input.size(-2), try input.size(-1)])
    let (rows, columns) = (axes[0], axes[1])
    guard rows.kernel > 0 && columns.kernel > 0 else {
      throw .runtime("kernel size should be greater than zero, but got kH: \(rows.kernel) kW: \(columns.kernel)")
    }
    guard rows.stride > 0 && columns.stride > 0 else {
      throw .runtime("stride should be greater than zero, but got dH: \(rows.stride) dW: \(columns.stride)")
    }
    guard rows.dilation > 0 && columns.dilation > 0 else {
      throw .runtime(
        "dilation should be greater than zero, but got dilationH: \(rows.dilation) dilationW: \(columns.dilation)")
    }
    let isEmpty = input.shape.suffix(3).contains(0)
    guard !isEmpty && (input.dim == 3 || input.dim == 4) else {
      throw .runtime(
        "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:"
          + TensorError.text(input.shape))
    }
    guard rows.kernel / 2 >= rows.padding && columns.kernel / 2 >= columns.padding else {
      throw .runtime(
        "pad should be smaller than or equal to half of kernel size, but got padW = \(columns.padding), padH = "
          + "\(rows.padding), kW = \(columns.kernel), kH = \(rows.kernel)")
    }
    guard rows.output >= 1 && columns.output >= 1 else { throw tooSmall(channels, axes) }
    return PoolGeometry(
      planes: input.shape.dropLast(2).reduce(1, *), depth: .single, rows: rows, columns: columns,
      outputShape: input.shape.dropLast(2) + [rows.output, columns.output])
  }

  /// The geometry of pooling over the last three dimensions (`pool3d_shape_check`).
  func geometry3d(_ input: Tensor, _ window: PoolWindow) throws(TensorError) -> PoolGeometry {
    try counts(window)
    guard input.dim == 4 || input.dim == 5 else {
      throw .runtime("non-empty 4D or 5D (batch mode) tensor expected for input")
    }
    let axes = try window.axes(Array(input.shape.suffix(3)))
    try positive3d(axes)
    try nonEmpty(input)
    try fitting3d(axes)
    guard axes.allSatisfy({ $0.output >= 1 }) else { throw tooSmall(try input.size(-4), axes) }
    return PoolGeometry(
      planes: input.shape.dropLast(3).reduce(1, *), depth: axes[0], rows: axes[1], columns: axes[2],
      outputShape: input.shape.dropLast(3) + axes.map(\.output))
  }

  private func positive3d(_ axes: [PoolAxis]) throws(TensorError) {
    guard axes.allSatisfy({ $0.kernel > 0 }) else {
      throw .runtime(
        "kernel size should be greater than zero, but got kT: \(axes[0].kernel) kH: \(axes[1].kernel) kW: "
          + "\(axes[2].kernel)")
    }
    guard axes.allSatisfy({ $0.stride > 0 }) else {
      throw .runtime(
        "stride should be greater than zero, but got dT: \(axes[0].stride) dH: \(axes[1].stride) dW: "
          + "\(axes[2].stride)")
    }
    guard axes.allSatisfy({ $0.dilation > 0 }) else {
      throw .runtime(
        "dilation should be greater than zero, but got dilationT: \(axes[0].dilation) dilationH: "
          + "\(axes[1].dilation) dilationW: \(axes[2].dilation)")
    }
  }

  private func nonEmpty(_ input: Tensor) throws(TensorError) {
    let function = isMaximum ? "max_pool3d_with_indices_out_cpu_template()" : "avg_pool3d()"
    for (i, size) in input.shape.enumerated() where size == 0 && !(input.dim == 5 && i == 0) {
      throw .runtime(
        "\(function): Expected input's non-batch dimensions to have positive length, but input has a shape of "
          + "\(TensorError.text(input.shape)) and non-batch dimension \(size) has length zero!")
    }
  }

  private func fitting3d(_ axes: [PoolAxis]) throws(TensorError) {
    guard isMaximum || axes.allSatisfy({ $0.input >= $0.kernel }) else {
      throw .runtime(
        "input image (T: \(axes[0].input) H: \(axes[1].input) W: \(axes[2].input)) smaller than kernel size (kT: "
          + "\(axes[0].kernel) kH: \(axes[1].kernel) kW: \(axes[2].kernel))")
    }
    guard axes.allSatisfy({ $0.kernel / 2 >= $0.padding }) else {
      throw .runtime(
        "pad should be smaller than or equal to half of kernel size, but got kT: \(axes[0].kernel) kW: "
          + "\(axes[2].kernel) kH: \(axes[1].kernel) padT: \(axes[0].padding) padW: \(axes[2].padding) padH: "
          + "\(axes[1].padding)")
    }
  }

  private func tooSmall(_ channels: Int, _ axes: [PoolAxis]) -> TensorError {
    let input = ([channels] + axes.map(\.input)).map(String.init).joined(separator: "x")
    let output = ([channels] + axes.map(\.output)).map(String.init).joined(separator: "x")
    return .runtime("Given input size: (\(input)). Calculated output size: (\(output)). Output size is too small")
  }
}

/// The checks of one-dimensional pooling, which ATen does on its own.
enum PoolChecks1d {
  /// `max_pool1d` without indices.
  static func maximum(_ input: Tensor, _ window: PoolWindow) throws(TensorError) {
    let shape = input.shape
    let isBatch = shape.count == 3
    guard (shape.count == 2 && !shape.contains(0)) || (isBatch && shape[1] != 0 && shape[2] != 0) else {
      throw .runtime(
        "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:"
          + TensorError.text(shape))
    }
    try one(window.kernel, "kernel_size must be an int, list of ints or tuple of ints")
    if !window.stride.isEmpty { try one(window.stride, "stride must be None, an int, list of ints, or tuple of ints") }
    try one(window.padding, "padding must be an int, list of ints, or tuple of ints")
    try one(window.dilation, "dilation must be an int, list of ints or tuple of ints")
    try values(window)
  }

  private static func one(_ numbers: [Int], _ rule: String) throws(TensorError) {
    guard numbers.count == 1 else {
      throw .runtime("max_pool1d() \(rule) of size 1 but got size \(numbers.count)")
    }
  }

  private static func values(_ window: PoolWindow) throws(TensorError) {
    let (kernel, padding, dilation) = (window.kernel[0], window.padding[0], window.dilation[0])
    let stride = window.stride.first ?? kernel
    guard kernel > 0 else {
      throw .runtime("max_pool1d() kernel_size must be greater than zero, but got \(kernel)")
    }
    guard stride > 0 else { throw .runtime("max_pool1d() stride must be greater than zero, but got \(stride)") }
    guard padding >= 0 else { throw .runtime("max_pool1d() padding must be non-negative, but got \(padding)") }
    guard padding <= kernel / 2 else {
      throw .runtime(
        "max_pool1d() padding should be at most half of kernel size, but got padding=\(padding) and kernel_size="
          + "\(kernel)")
    }
    guard dilation > 0 else {
      throw .runtime("max_pool1d() dilation must be greater than zero, but got \(dilation)")
    }
  }

  /// Functions that go by way of two dimensions.
  static func oneRow(_ input: Tensor, _ window: PoolWindow, function: String) throws(TensorError) {
    guard input.dim == 2 || input.dim == 3 else {
      throw .runtime(
        "Expected 2 to 3 dimensions, but got \(input.dim)-dimensional tensor for argument #1 'self' (while checking "
          + "arguments for \(function))")
    }
    let arguments = [
      ("kernel_size", window.kernel), ("stride", window.stride.isEmpty ? [1] : window.stride),
      ("padding", window.padding), ("dilation", window.dilation),
    ]
    for (name, numbers) in arguments where numbers.count != 1 {
      throw .runtime("\(function)() argument '\(name)' should contain one int (got \(numbers.count))")
    }
  }
}
