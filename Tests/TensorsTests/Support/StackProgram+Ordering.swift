@testable import Tensors

extension StackProgram {
  /// Sorting, selecting, counting.
  mutating func performOrdering(_ word: String) throws -> Bool {
    switch word {
    case "sort":
      let (descending, dim) = (try flag(), try int())
      push(ordered: try tensor().sorted(dim, descending: descending))
    case "topk":
      let (largest, dim, k) = (try flag(), try int(), try int())
      push(ordered: try tensor().topk(k, dim, largest: largest))
    case "kth":
      let (dim, k) = (try int(), try int())
      push(ordered: try tensor().kthValue(k, dim))
    case "median":
      let dim = try int()
      push(ordered: try tensor().median(dim))
    case "medianall":
      push(try tensor().median())
    case "mode":
      let dim = try int()
      push(ordered: try tensor().mode(dim))
    case "unique":
      push(distinct: try tensor().unique())
    case "uniquedim":
      let dim = try int()
      push(distinct: try tensor().unique(dim))
    case "uniquec":
      push(distinct: try tensor().uniqueConsecutive())
    case "searchsorted":
      let (right, values) = (try flag(), try tensor())
      push(try tensor().searchSorted(values, right: right))
    case "bincount":
      push(try tensor().bincount())
    case "histc":
      let bins = try int()
      push(try tensor().histc(bins: bins))
    case "quantile":
      let q = try tensor()
      push(try tensor().quantile(q))
    case "isin":
      let set = try tensor()
      push(try tensor().isIn(set))
    default: return false
    }
    return true
  }

  private mutating func push(ordered: Ordered) { push(ordered.values, ordered.indices) }

  private mutating func push(distinct: Distinct) { push(distinct.values, distinct.inverse, distinct.counts) }
}
