extension Tensor {
  /// `bincount(weights, minlength)`.
  public func bincount(weights: Tensor? = nil, minLength: Int = 0) throws(TensorError) -> Tensor {
    guard minLength >= 0 else { throw .runtime("minlength should be >= 0") }
    guard dtype.category == .integral else { throw .notImplemented("bincount_cpu", dtype) }
    let values = try scalars().map(\.int)
    guard dim == 1, values.allSatisfy({ $0 >= 0 }) else {
      throw .runtime("bincount only supports 1-d non-negative integral inputs.")
    }
    if let weights, weights.shape != shape { throw .runtime("weights should be 1-d and have the same length as input") }
    let highest = values.max() ?? -1
    let size = Swift.max(highest == Int.max ? Int.max : highest + 1, minLength)
    guard let weights else {
      let out = try Tensor(zeros: [size], dtype: .int64, in: context)
      let to = out.pointer(Int.self)
      for value in values { to[value] += 1 }
      return out
    }
    let dtype: DType = weights.dtype == .float32 ? .float32 : .float64
    let out = try Tensor(zeros: [size], dtype: dtype, in: context)
    let index = try Tensor.indices(values, in: context)
    try out.scatter(0, index, .tensor(try weights.converted(to: dtype)), reduce: .sum)
    return out
  }

  /// `histc(bins, min, max)`: equal bins; both 0 means the range of the data.
  public func histc(bins: Int = 100, min: Double = 0, max: Double = 0) throws(TensorError) -> Tensor {
    guard dtype.isFloating else { throw .notImplemented("histogram_cpu", dtype) }
    guard bins > 0 else { throw .runtime("torch.histogram(): bins must be > 0, but got \(bins) for dimension 0") }
    let values = try scalars().map(\.double)
    var (low, high) = (min, max)
    if low == high && !values.isEmpty { (low, high) = (values.min() ?? 0, values.max() ?? 0) }
    if low == high { (low, high) = (low - 1, high + 1) }
    guard low.isFinite && high.isFinite else {
      throw .runtime("torch.histc: range of [\(low), \(high)] is not finite")
    }
    guard low < high else { throw .runtime("torch.histc: max must be larger than min") }
    try context.announce(bins)
    var counts = [Scalar](repeating: .float(0), count: bins)
    for value in values where value >= low && value <= high {
      // A range wider than the doubles gives NaN, which counts into the first bin.
      let place = truncatingInt((value - low) / (high - low) * Double(bins))
      let bin = Swift.min(Swift.max(place, 0), bins - 1)
      counts[bin] = .float(counts[bin].double + 1)
    }
    return try Tensor.make(counts, shape: [bins], dtype: dtype, in: context)
  }

  /// `torch.searchsorted(sorted, values, right)`, which is also `bucketize`: where each value would be inserted.
  public func searchSorted(_ values: Tensor, right: Bool = false) throws(TensorError) -> Tensor {
    guard dim > 0 else {
      throw .runtime("torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1")
    }
    if dtype == .bool { throw .notImplemented("searchsorted_out_cpu", dtype) }
    let (rows, width) = (count / Swift.max(shape[dim - 1], 1), shape[dim - 1])
    guard dim == 1 || (values.dim == dim && values.shape.dropLast() == shape.dropLast()) else {
      throw .runtime(
        "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor "
          + "and input value tensor must match, but we got boundaries tensor \(TensorError.text(shape)) and input value "
          + "tensor \(TensorError.text(values.shape))")
    }
    let boundaries = try scalars().map(SortValue.init)
    let wanted = try values.scalars().map(SortValue.init)
    let perRow = dim == 1 ? wanted.count : wanted.count / Swift.max(rows, 1)
    let places = wanted.enumerated().map { i, value in
      let start = dim == 1 || perRow == 0 ? 0 : i / perRow * width
      var (low, high) = (start, start + width)
      while low < high {
        let middle = low + (high - low) / 2
        let goesOn = right ? !SortValue.isLess(value, boundaries[middle]) : SortValue.isLess(boundaries[middle], value)
        if goesOn { low = middle + 1 } else { high = middle }
      }
      return low - start
    }
    return try Tensor.indices(places, in: context).viewed(as: values.shape)
  }

  /// `torch.isin(elements, test_elements)`.
  public func isIn(_ set: Tensor, inverted: Bool = false) throws(TensorError) -> Tensor {
    for type in [dtype, set.dtype] where type == .bool {
      throw .runtime("Unsupported input type encountered for isin(): \(type.scalarTypeName)")
    }
    let sorted = try set.reshaped(to: [-1]).sorted(0).values
    let members = try sorted.scalars().map(SortValue.init)
    try context.announce(count)
    let results = try scalars().map { scalar -> Scalar in
      let value = SortValue(scalar)
      var (low, high) = (0, members.count)
      while low < high {
        let middle = low + (high - low) / 2
        if SortValue.isLess(members[middle], value) { low = middle + 1 } else { high = middle }
      }
      let found = low < members.count && !SortValue.isLess(value, members[low]) && !value.isNaN
      return .bool(found != inverted)
    }
    return try Tensor.make(results, shape: shape, dtype: .bool, in: context)
  }

  /// `quantile(q, dim, keepdim)` with linear interpolation, for one q or a vector of them.
  public func quantile(_ q: Tensor, dim: Int? = nil, keepDim: Bool = false) throws(TensorError) -> Tensor {
    guard count > 0 else { throw .runtime("quantile() input tensor must be non-empty") }
    guard dtype == .float32 || dtype == .float64 else {
      throw .runtime("quantile() input tensor must be either float or double dtype")
    }
    guard q.dim <= 1 else { throw .runtime("quantile() q must be a scalar or 1D tensor") }
    let fractions = try q.scalars().map(\.double)
    guard fractions.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      let wrong = fractions.first { !($0 >= 0 && $0 <= 1) } ?? 0
      throw .runtime(
        q.dim == 0
          ? "quantile() q must be in the range [0, 1] but got \(wrong)"
          : "quantile() q values must be in the range [0, 1]")
    }
    let flat = dim == nil ? try reshaped(to: [-1]) : self
    let at = try Layout.wrap(dim ?? 0, rank: flat.dim)
    let sorted = try flat.sorted(at).values
    var parts: [Tensor] = []
    for fraction in fractions { parts.append(try sorted.quantile(fraction, at, keepDim: keepDim)) }
    let joined = q.dim == 0 ? parts[0] : try Tensor.stack(parts)
    guard keepDim, dim == nil else { return joined }
    return try joined.viewed(as: joined.shape.dropLast() + [Int](repeating: 1, count: self.dim))
  }

  private func quantile(_ fraction: Double, _ dim: Int, keepDim: Bool) throws(TensorError) -> Tensor {
    if self.dim == 0 { return self }
    let rank = fraction * Double(shape[dim] - 1)
    let (low, high) = (Int(rank.rounded(.down)), Int(rank.rounded(.up)))
    let a = try narrowed(dim, from: low, count: 1)
    let b = try narrowed(dim, from: high, count: 1)
    let weight = try Tensor.scalar(.float(rank - Double(low)), dtype: dtype, in: context)
    var result = try Tensor.lerp(a, b, .tensor(weight))
    let last = try narrowed(dim, from: shape[dim] - 1, count: 1)
    // NaN sorts last, and one makes the whole line NaN.
    result = try Tensor.choose(try last.unary(.isnan), .tensor(last), .tensor(result))
    return keepDim ? result : try result.squeezed([dim])
  }
}
