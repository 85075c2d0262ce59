@testable import Tensors

extension StackProgram {
  /// Reductions: `dims keepdim` come before the name.
  mutating func performReduction(_ word: String) throws -> Bool {
    switch word {
    case "sum":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().sum(dims, keepDim: keepDim))
    case "mean":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().mean(dims, keepDim: keepDim))
    case "prod":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().prod(dims, keepDim: keepDim))
    case "nansum":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().nansum(dims, keepDim: keepDim))
    case "any":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().any(dims, keepDim: keepDim))
    case "all":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().all(dims, keepDim: keepDim))
    case "var":
      let correction = try scalar().double
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().variance(dims, correction: correction, keepDim: keepDim))
    case "std":
      let correction = try scalar().double
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().standardDeviation(dims, correction: correction, keepDim: keepDim))
    case "norm":
      let p = try scalar().double
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().norm(p, dims, keepDim: keepDim))
    case "amax":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().extreme(.max, dims: dims, keepDim: keepDim))
    case "amin":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().extreme(.min, dims: dims, keepDim: keepDim))
    case "max":
      push(try tensor().extreme(.max))
    case "min":
      push(try tensor().extreme(.min))
    case "maxdim":
      let (keepDim, dim) = (try flag(), try int())
      let result = try tensor().extreme(.max, along: dim, keepDim: keepDim)
      push(result.values, result.indices)
    case "mindim":
      let (keepDim, dim) = (try flag(), try int())
      let result = try tensor().extreme(.min, along: dim, keepDim: keepDim)
      push(result.values, result.indices)
    case "argmax":
      let (keepDim, dim) = (try flag(), try int())
      push(try tensor().argument(.max, along: dim, keepDim: keepDim))
    case "argmin":
      let (keepDim, dim) = (try flag(), try int())
      push(try tensor().argument(.min, along: dim, keepDim: keepDim))
    case "argmaxall":
      push(try tensor().argument(.max))
    case "logsumexp":
      let (keepDim, dims) = (try flag(), try list())
      push(try tensor().logsumexp(dims, keepDim: keepDim))
    case "count_nonzero":
      let dims = try list()
      push(try tensor().countNonzero(dims))
    default: return try performScan(word)
    }
    return true
  }

  /// Reductions that keep the shape: `dim` comes before the name.
  private mutating func performScan(_ word: String) throws -> Bool {
    switch word {
    case "cumsum", "cumprod", "softmax", "log_softmax", "cummax", "cummin": break
    default: return false
    }
    let (dim, x) = (try int(), try tensor())
    switch word {
    case "cumsum": push(try x.cumsum(dim))
    case "cumprod": push(try x.cumprod(dim))
    case "softmax": push(try x.softmax(dim))
    case "log_softmax": push(try x.logSoftmax(dim))
    default:
      let result = try x.cumulative(word == "cummax" ? .max : .min, dim)
      push(result.values, result.indices)
    }
    return true
  }
}
