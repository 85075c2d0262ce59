/// What sorting and selecting along a dimension gives.
public struct Ordered {
  public let values, indices: Tensor
}

extension Tensor {
  /// `sort(dim, descending)`, always stable; NaN counts as the largest.
  public func sorted(_ dim: Int = -1, descending: Bool = false) throws(TensorError) -> Ordered {
    let at = try Layout.wrap(dim, rank: self.dim)
    return try ordered(at, keeping: nil) { line, isLess in
      // Swift's sort is stable in fact but not by promise; the index decides between equals.
      descending
        ? line.sort { isLess($1.value, $0.value) || (!isLess($0.value, $1.value) && $0.index < $1.index) }
        : line.sort { isLess($0.value, $1.value) || (!isLess($1.value, $0.value) && $0.index < $1.index) }
    }
  }

  /// `topk(k, dim, largest, sorted)`.
  public func topk(
    _ k: Int, _ dim: Int = -1, largest: Bool = true, sorted: Bool = true
  ) throws(TensorError) -> Ordered {
    let at = try Layout.wrap(dim, rank: self.dim)
    let size = self.dim == 0 ? 1 : shape[at]
    guard k >= 0 && k <= size else { throw .runtime("selected index k out of range") }
    return try ordered(at, keeping: k) { line, isLess in
      let precedes: (SortEntry, SortEntry) -> Bool =
        largest ? { isLess($1.value, $0.value) } : { isLess($0.value, $1.value) }
      guard k > 0 else { return }
      if k * 64 <= line.count {
        StandardLibrarySelection.partialSort(&line, k, precedes)
      } else {
        StandardLibrarySelection.nthElement(&line, k - 1, precedes)
        if sorted { StandardLibrarySelection.sort(&line, 0..<(k - 1), precedes) }
      }
    }
  }

  /// `kthvalue(k, dim, keepdim)`: the k-th smallest.
  public func kthValue(_ k: Int, _ dim: Int = -1, keepDim: Bool = false) throws(TensorError) -> Ordered {
    let at = try Layout.wrap(dim, rank: self.dim)
    let size = self.dim == 0 ? 1 : shape[at]
    guard k >= 1 && k <= size else {
      throw .runtime("kthvalue(): selected number k out of range for dimension \(at)")
    }
    let all = try ordered(at, keeping: nil) { line, isLess in QuickSelect.run(&line, k - 1, isLess) }
    return try all.selected(at, k - 1, keepDim: keepDim)
  }

  /// `median(dim, keepdim)`: the lower of two middle values; NaN when there is one (unless `ignoringNaN`).
  public func median(_ dim: Int, keepDim: Bool = false, ignoringNaN: Bool = false) throws(TensorError) -> Ordered {
    let at = try Layout.wrap(dim, rank: self.dim)
    guard dtype != .bool else { throw .notImplemented("median_out", dtype) }
    try checkNonEmpty([at], name: "median()")
    let line = try ordered(at, keeping: 1) { line, isLess in
      // NaN sorts last and, among equals, the lower index first.
      line.sort { isLess($0.value, $1.value) || (!isLess($1.value, $0.value) && $0.index < $1.index) }
      let valid = line.prefix { !$0.value.isNaN }.count
      if valid < line.count && !ignoringNaN {
        line.swapAt(0, valid)
      } else if valid > 0 {
        line.swapAt(0, (valid - 1) / 2)
      }
    }
    return try line.selected(at, 0, keepDim: keepDim)
  }

  /// `median()` of all elements.
  public func median(ignoringNaN: Bool = false) throws(TensorError) -> Tensor {
    guard dtype != .bool else { throw .notImplemented("median_cpu", dtype) }
    if count == 0 {
      let lowest = dtype.integerLimits.map { Scalar.int($0.min) }
      return try Tensor.scalar(lowest ?? .float(.nan), dtype: dtype, in: context)
    }
    return try reshaped(to: [-1]).median(0, ignoringNaN: ignoringNaN).values
  }

  /// `mode(dim, keepdim)`: the most frequent value, the smallest of several, and its last index.
  public func mode(_ dim: Int = -1, keepDim: Bool = false) throws(TensorError) -> Ordered {
    let at = try Layout.wrap(dim, rank: self.dim)
    try checkNonEmpty([at], name: "mode()")
    let line = try ordered(at, keeping: 1) { line, isLess in
      line.sort { isLess($0.value, $1.value) || (!isLess($1.value, $0.value) && $0.index < $1.index) }
      var (best, longest, run) = (0, 0, 0)
      for i in line.indices {
        run = i > 0 && line[i].value == line[i - 1].value ? run + 1 : 1
        if run > longest { (best, longest) = (i, run) }
      }
      line.swapAt(0, best)
    }
    return try line.selected(at, 0, keepDim: keepDim)
  }

  /// Reorders every line along `dim`.
  /// - Parameter keeping: how many elements of each line are kept; nil keeps all.
  fileprivate func ordered(
    _ dim: Int, keeping: Int?, _ order: (inout [SortEntry], (SortValue, SortValue) -> Bool) -> Void
  ) throws(TensorError) -> Ordered {
    try context.announce(count)
    var sizes = shape
    if let keeping, self.dim > 0 { sizes[dim] = keeping }
    let values = try Tensor(uninitialized: sizes, dtype: dtype, in: context)
    let indices = try Tensor(uninitialized: sizes, dtype: .int64, in: context)
    if values.count == 0 { return Ordered(values: values, indices: indices) }
    let kept = keeping ?? (self.dim == 0 ? 1 : shape[dim])
    let lines = Lines(self, values, dim: dim)
    let (from, to) = (layout.offset, indices.pointer(Int.self))
    lines.forEach { offset, outOffset in
      var line = (0..<lines.size).map { i in
        SortEntry(value: SortValue(element(at: from + offset + i * lines.step)), index: i)
      }
      order(&line, SortValue.isLess)
      for i in 0..<kept {
        to[outOffset + i * lines.outStep] = line[i].index
        values.copyElement(from: self, from + offset + line[i].index * lines.step, to: outOffset + i * lines.outStep)
      }
    }
    return Ordered(values: values, indices: indices)
  }

  /// Copies one element of the same dtype; both offsets are into the storages.
  private func copyElement(from source: Tensor, _ sourceOffset: Int, to offset: Int) {
    let size = dtype.size
    (storage.bytes + offset * size).copyMemory(from: source.storage.bytes + sourceOffset * size, byteCount: size)
  }
}

extension Ordered {
  /// One position of every line.
  fileprivate func selected(_ dim: Int, _ index: Int, keepDim: Bool) throws(TensorError) -> Ordered {
    if values.dim == 0 { return self }
    func pick(_ tensor: Tensor) throws(TensorError) -> Tensor {
      let part =
        keepDim
        ? tensor.view(tensor.layout.slicing(dim, from: index, to: index + 1, by: 1))
        : tensor.view(tensor.layout.selecting(dim, at: index))
      return try part.contiguousCopy()
    }
    return Ordered(values: try pick(values), indices: try pick(indices))
  }
}

/// An element as it is compared: integers exactly, floats as doubles.
enum SortValue: Equatable {
  case whole(Int)
  case real(Double)

  init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let value): self = .whole(value ? 1 : 0)
    case .int(let value): self = .whole(value)
    case .float(let value): self = .real(value)
    }
  }

  var isNaN: Bool {
    if case .real(let value) = self { return value.isNaN }
    return false
  }

  /// NaN is above everything.
  static func isLess(_ a: SortValue, _ b: SortValue) -> Bool {
    switch (a, b) {
    case (.whole(let a), .whole(let b)): a < b
    case (.real(let a), .real(let b)): a < b || (b.isNaN && !a.isNaN)
    case (.whole(let a), .real(let b)): Double(a) < b
    case (.real(let a), .whole(let b)): a < Double(b)
    }
  }
}

/// An element of a line and where it was.
struct SortEntry {
  let value: SortValue
  let index: Int
}

/// ATen's quickselect (`quick_select_template`), whose exchanges decide which of equal values `kthvalue` names.
enum QuickSelect {
  static func run(_ a: inout [SortEntry], _ k: Int, _ isLess: (SortValue, SortValue) -> Bool) {
    func greater(_ x: SortEntry, _ y: SortEntry) -> Bool { isLess(y.value, x.value) }
    var (low, high) = (0, a.count - 1)
    while low < high {
      if high == low + 1 {
        if greater(a[low], a[high]) { a.swapAt(low, high) }
        return
      }
      a.swapAt(low + (high - low) / 2, low + 1)
      if greater(a[low + 1], a[high]) { a.swapAt(low + 1, high) }
      if greater(a[low], a[high]) { a.swapAt(low, high) }
      if greater(a[low + 1], a[low]) { a.swapAt(low, low + 1) }
      var (i, j) = (low + 1, high)
      let pivot = a[low]
      while true {
        repeat { i += 1 } while i < high && greater(pivot, a[i])
        repeat { j -= 1 } while j > low && greater(a[j], pivot)
        if j < i { break }
        a.swapAt(i, j)
      }
      a.swapAt(low, j)
      if j <= k { low = i }
      if j >= k { high = j - 1 }
    }
  }
}
