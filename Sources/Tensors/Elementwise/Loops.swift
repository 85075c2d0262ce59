/// The inner loops of elementwise kernels. Strides are hoisted; contiguous rows take a path the compiler vectorises.

@inline(__always)
func mapRows<S, R>(
  _ plan: StridedPlan, _ to: UnsafeMutablePointer<R>, _ from: UnsafeMutablePointer<S>, _ f: (S) -> R
) {
  let (count, step, fromStep) = (plan.rowCount, plan.rowStrides[0], plan.rowStrides[1])
  plan.forEachRow { offsets in
    let (to, from) = (to + offsets[0], from + offsets[1])
    if step == 1 && fromStep == 1 {
      for i in 0..<count { to[i] = f(from[i]) }
    } else {
      for i in 0..<count { to[i &* step] = f(from[i &* fromStep]) }
    }
  }
}

@inline(__always)
func mapRows<S, R>(
  _ plan: StridedPlan, _ to: UnsafeMutablePointer<R>, _ a: UnsafeMutablePointer<S>, _ b: UnsafeMutablePointer<S>,
  _ f: (S, S) -> R
) {
  let (count, step, stepA, stepB) = (plan.rowCount, plan.rowStrides[0], plan.rowStrides[1], plan.rowStrides[2])
  plan.forEachRow { offsets in
    let (to, a, b) = (to + offsets[0], a + offsets[1], b + offsets[2])
    if step == 1 && stepA == 1 && stepB == 1 {
      for i in 0..<count { to[i] = f(a[i], b[i]) }
    } else {
      for i in 0..<count { to[i &* step] = f(a[i &* stepA], b[i &* stepB]) }
    }
  }
}

@inline(__always)
func mapRows<S, R>(
  _ plan: StridedPlan, _ to: UnsafeMutablePointer<R>, _ a: UnsafeMutablePointer<S>, _ b: UnsafeMutablePointer<S>,
  _ c: UnsafeMutablePointer<S>, _ f: (S, S, S) -> R
) {
  let (count, steps) = (plan.rowCount, plan.rowStrides)
  plan.forEachRow { offsets in
    let (to, a, b, c) = (to + offsets[0], a + offsets[1], b + offsets[2], c + offsets[3])
    for i in 0..<count { to[i &* steps[0]] = f(a[i &* steps[1]], b[i &* steps[2]], c[i &* steps[3]]) }
  }
}
