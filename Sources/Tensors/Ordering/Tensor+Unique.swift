/// The distinct values or slices of a tensor.
public struct Distinct {
  public let values: Tensor
  /// For each element (or slice), which of the values it is.
  public let inverse: Tensor
  /// How often each value occurs.
  public let counts: Tensor
}

extension Tensor {
  /// `torch.unique(input, sorted=True)` of all elements.
  public func unique() throws(TensorError) -> Distinct {
    let flat = try reshaped(to: [-1])
    let sorted = try flat.sorted(0)
    let groups = try sorted.values.runs(isNewRun: Self.differsFromPrevious)
    let order = try sorted.indices.scalars().map(\.int)
    var inverse = [Int](repeating: 0, count: order.count)
    for (place, original) in order.enumerated() { inverse[original] = groups.group[place] }
    return Distinct(
      values: try sorted.values.indexSelect(0, try Tensor.indices(groups.starts, in: context)),
      inverse: try Tensor.indices(inverse, in: context).viewed(as: shape),
      counts: try Tensor.indices(groups.counts, in: context))
  }

  /// `torch.unique(input, dim)`: distinct slices, in lexicographic order.
  public func unique(_ dim: Int) throws(TensorError) -> Distinct {
    let at = try Layout.wrap(dim, rank: self.dim)
    let rows = try slices(along: at)
    let order = rows.indices.sorted { a, b in
      for (x, y) in zip(rows[a], rows[b]) {
        if SortValue.isLess(x, y) { return true }
        if SortValue.isLess(y, x) { return false }
      }
      return a < b
    }
    var (firsts, counts) = ([Int](), [Int]())
    var inverse = [Int](repeating: 0, count: rows.count)
    for row in order {
      if let last = firsts.last, rows[last] == rows[row] {
        counts[counts.count - 1] += 1
      } else {
        firsts.append(row)
        counts.append(1)
      }
      inverse[row] = firsts.count - 1
    }
    return Distinct(
      values: try indexSelect(at, try Tensor.indices(firsts, in: context)),
      inverse: try Tensor.indices(inverse, in: context), counts: try Tensor.indices(counts, in: context))
  }

  /// `torch.unique_consecutive`: of each run of equals, the first.
  public func uniqueConsecutive(_ dim: Int? = nil) throws(TensorError) -> Distinct {
    guard let dim else {
      let flat = try reshaped(to: [-1])
      let groups = try flat.runs(isNewRun: Self.differsFromPrevious)
      return Distinct(
        values: try flat.indexSelect(0, try Tensor.indices(groups.starts, in: context)),
        inverse: try Tensor.indices(groups.group, in: context).viewed(as: shape),
        counts: try Tensor.indices(groups.counts, in: context))
    }
    let at = try Layout.wrap(dim, rank: self.dim)
    let rows = try slices(along: at)
    let groups = Runs(count: rows.count) { rows[$0] != rows[$0 - 1] }
    return Distinct(
      values: try indexSelect(at, try Tensor.indices(groups.starts, in: context)),
      inverse: try Tensor.indices(groups.group, in: context), counts: try Tensor.indices(groups.counts, in: context))
  }

  private func slices(along dim: Int) throws(TensorError) -> [[SortValue]] {
    guard self.dim > 0 else { return [try scalars().map(SortValue.init)] }
    var rows: [[SortValue]] = []
    for i in 0..<shape[dim] {
      rows.append(try view(layout.selecting(dim, at: i)).scalars().map(SortValue.init))
    }
    return rows
  }

  private static func differsFromPrevious(_ values: [SortValue], _ index: Int) -> Bool {
    values[index] != values[index - 1]
  }

  private func runs(isNewRun: ([SortValue], Int) -> Bool) throws(TensorError) -> Runs {
    let values = try scalars().map(SortValue.init)
    return Runs(count: values.count) { isNewRun(values, $0) }
  }
}

/// Runs of equal neighbours.
private struct Runs {
  private(set) var starts: [Int] = []
  private(set) var counts: [Int] = []
  /// The run that each element belongs to.
  private(set) var group: [Int] = []

  init(count: Int, startsAt: (Int) -> Bool) {
    for i in 0..<count {
      if i == 0 || startsAt(i) {
        starts.append(i)
        counts.append(0)
      }
      counts[counts.count - 1] += 1
      group.append(starts.count - 1)
    }
  }
}
