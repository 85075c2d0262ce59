/// The geometry of a reduction: which dimensions go and which stay.
struct Reduction {
  /// The dimensions that go, from the front.
  let reducedDims: [Int]
  let keptShape, keptStrides: [Int]
  let reducedShape, reducedStrides: [Int]
  /// The shape of the result.
  let shape: [Int]

  /// - Parameter dims: nil or none means all.
  init(_ layout: Layout, dims: [Int]?, keepDim: Bool) throws(TensorError) {
    let rank = layout.dim
    // The commonest case by far, and the one inside a lesson's own pooling loop.
    guard let dims, !dims.isEmpty else {
      reducedDims = Array(0..<rank)
      (keptShape, keptStrides) = ([], [])
      (reducedShape, reducedStrides) = (layout.shape, layout.strides)
      shape = keepDim ? [Int](repeating: 1, count: rank) : []
      return
    }
    let wrapped = try Layout.wrapUnique(dims, rank: rank)
    let isReduced = (0..<rank).map { wrapped.contains($0) }
    reducedDims = (0..<rank).filter { isReduced[$0] }
    let kept = (0..<rank).filter { !isReduced[$0] }
    keptShape = kept.map { layout.shape[$0] }
    keptStrides = kept.map { layout.strides[$0] }
    reducedShape = reducedDims.map { layout.shape[$0] }
    reducedStrides = reducedDims.map { layout.strides[$0] }
    shape = keepDim ? (0..<rank).map { isReduced[$0] ? 1 : layout.shape[$0] } : keptShape
  }

  /// How many elements each result is made of.
  var reducedCount: Int { reducedShape.reduce(1, &*) }

  /// The rows in which the elements of one result are walked.
  var plan: StridedPlan { StridedPlan(shape: reducedShape, strides: [reducedStrides]) }
}

/// Folds the elements of each result, whatever their order.
@inline(__always)
func foldReduced<T, A, R>(
  _ reduction: Reduction, _ from: UnsafeMutablePointer<T>, _ to: UnsafeMutablePointer<R>, _ start: A,
  _ fold: (A, T) -> A, _ finish: (A) -> R
) {
  let plan = reduction.plan
  let (count, step) = (plan.rowCount, plan.rowStrides[0])
  var index = 0
  forEachOffset(reduction.keptShape, reduction.keptStrides) { offset in
    var value = start
    plan.forEachRow { row in
      let from = from + (offset &+ row[0])
      if step == 1 {
        for i in 0..<count { value = fold(value, from[i]) }
      } else {
        for i in 0..<count { value = fold(value, from[i &* step]) }
      }
    }
    to[index] = finish(value)
    index += 1
  }
}
