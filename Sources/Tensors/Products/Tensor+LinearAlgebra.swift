/// Small dense linear algebra by Gaussian elimination with partial pivoting, in double.
extension Tensor {
  /// `torch.det(input)`, of batches too.
  public func determinant() throws(TensorError) -> Tensor {
    try checkSquare("linalg.det")
    let size = shape[dim - 1]
    var values: [Scalar] = []
    for matrix in try matrices() {
      var rows = matrix
      values.append(.float(Elimination.determinant(&rows, size)))
    }
    return try Tensor.make(values, shape: shape.dropLast(2), dtype: dtype, in: context)
  }

  /// `torch.linalg.inv(input)`.
  public func inverse() throws(TensorError) -> Tensor {
    try checkSquare("linalg.inv")
    let eye = try Tensor.eye(shape[dim - 1], dtype: dtype, in: context)
    return try solve(eye.expanded(to: shape), name: "linalg.inv", action: "inversion")
  }

  /// `torch.linalg.solve(self, right)`: a vector or matrix on the right.
  public func solved(_ right: Tensor) throws(TensorError) -> Tensor {
    try checkSquare("linalg.solve")
    let isVector = right.dim == 1 || (right.dim == dim - 1 && right.shape == Array(shape.dropLast()))
    let matrix = isVector ? try right.unsqueezed(-1) : right
    guard matrix.shape[matrix.dim - 2] == shape[dim - 1] else {
      throw .runtime(
        "linalg.solve: Incompatible shapes of A and B for the equation AX = B (\(shape[dim - 2])x\(shape[dim - 1]) and "
          + "\(matrix.shape[matrix.dim - 2])x\(matrix.shape[matrix.dim - 1]))")
    }
    let batch = try Broadcasting.shape(Array(shape.dropLast(2)), Array(matrix.shape.dropLast(2)))
    let a = broadcast(to: batch + shape.suffix(2))
    let b = matrix.broadcast(to: batch + matrix.shape.suffix(2))
    let result = try a.solve(b, name: "torch.linalg.solve", action: "solve")
    return isVector ? try result.squeezed([-1]) : result
  }

  private func solve(_ right: Tensor, name: String, action: String) throws(TensorError) -> Tensor {
    let (size, columns) = (shape[dim - 1], right.shape[right.dim - 1])
    let rights = try right.contiguous().scalars().map(\.double)
    var values: [Scalar] = []
    for (n, matrix) in try matrices().enumerated() {
      var rows = matrix
      var solution = Array(rights[(n * size * columns)..<((n + 1) * size * columns)])
      if let pivot = Elimination.solve(&rows, &solution, size, columns) {
        throw TensorError(
          .linearAlgebra,
          action == "inversion"
            ? "\(name): The diagonal element \(pivot + 1) is zero, the inversion could not be completed because the input "
              + "matrix is singular."
            : "\(name): The solver failed because the input matrix is singular.")
      }
      values += solution.map { .float($0) }
    }
    return try Tensor.make(values, shape: right.shape, dtype: dtype, in: context)
  }

  private func checkSquare(_ name: String) throws(TensorError) {
    guard dim >= 2 else {
      throw .runtime("\(name): The input tensor A must have at least 2 dimensions.")
    }
    guard shape[dim - 1] == shape[dim - 2] else {
      throw .runtime(
        "\(name): A must be batches of square matrices, but they are \(shape[dim - 2]) by \(shape[dim - 1]) matrices")
    }
    guard dtype == .float32 || dtype == .float64 else {
      throw .runtime("\(name): Expected a floating point or complex tensor as input. Got \(dtype.scalarTypeName)")
    }
    let size = shape[dim - 1]
    let (work, overflow) = count.multipliedReportingOverflow(by: size)
    try context.announce(overflow ? Int.max : work)
  }

  private func matrices() throws(TensorError) -> [[Double]] {
    let all = try scalars().map(\.double)
    let size = shape[dim - 1] * shape[dim - 2]
    if size == 0 { return [[Double]](repeating: [], count: shape.dropLast(2).reduce(1, &*)) }
    return stride(from: 0, to: all.count, by: size).map { Array(all[$0..<($0 + size)]) }
  }
}

private enum Elimination {
  static func determinant(_ a: inout [Double], _ n: Int) -> Double {
    var result = 1.0
    for column in 0..<n {
      guard let pivot = pivot(a, column, n) else { return 0 }
      if pivot != column { result = -result }
      swapRows(&a, pivot, column, n)
      result *= a[column * n + column]
      for row in (column + 1)..<max(n, column + 1) { eliminate(&a, row, column, n) }
    }
    return result
  }

  /// Leaves the solution in `b`; the column without a pivot when the matrix is singular.
  static func solve(_ a: inout [Double], _ b: inout [Double], _ n: Int, _ columns: Int) -> Int? {
    for column in 0..<n {
      guard let pivot = pivot(a, column, n) else { return column }
      swapRows(&a, pivot, column, n)
      swapRows(&b, pivot, column, columns)
      for row in 0..<n where row != column {
        let factor = a[row * n + column] / a[column * n + column]
        if factor == 0 { continue }
        for k in 0..<n { a[row * n + k] -= factor * a[column * n + k] }
        for k in 0..<columns { b[row * columns + k] -= factor * b[column * columns + k] }
      }
    }
    for row in 0..<n { for k in 0..<columns { b[row * columns + k] /= a[row * n + row] } }
    return nil
  }

  private static func pivot(_ a: [Double], _ column: Int, _ n: Int) -> Int? {
    var best = column
    for row in column..<n where a[row * n + column].magnitude > a[best * n + column].magnitude { best = row }
    return a[best * n + column] == 0 ? nil : best
  }

  private static func swapRows(_ a: inout [Double], _ x: Int, _ y: Int, _ width: Int) {
    if x != y { for k in 0..<width { a.swapAt(x * width + k, y * width + k) } }
  }

  private static func eliminate(_ a: inout [Double], _ row: Int, _ column: Int, _ n: Int) {
    let factor = a[row * n + column] / a[column * n + column]
    for k in column..<n { a[row * n + k] -= factor * a[column * n + k] }
  }
}
