@testable import Tensors

extension StackProgram {
  /// Gathering and scattering along a dimension.
  mutating func performPicking(_ word: String) throws -> Bool {
    switch word {
    case "gather":
      let (index, dim) = (try tensor(), try int())
      push(try tensor().gather(dim, index))
    case "index_select":
      let (index, dim) = (try tensor(), try int())
      push(try tensor().indexSelect(dim, index))
    case "take":
      let index = try tensor()
      push(try tensor().take(index))
    case "take_along":
      let (index, dim) = (try tensor(), try int())
      push(try tensor().takeAlong(dim, index))
    case "masked_select":
      let mask = try tensor()
      push(try tensor().maskedSelect(mask))
    case "nonzero":
      push(try tensor().nonzero())
    case "scatter":
      let (values, index, dim) = (try operand(), try tensor(), try int())
      let copy = try tensor().cloned()
      try copy.scatter(dim, index, values, reduce: .replace)
      push(copy)
    case "scatter_add":
      let (values, index, dim) = (try operand(), try tensor(), try int())
      let copy = try tensor().cloned()
      try copy.scatter(dim, index, values, reduce: .sum)
      push(copy)
    case "scatter_mean":
      let includeSelf = try flag()
      let (values, index, dim) = (try operand(), try tensor(), try int())
      let copy = try tensor().cloned()
      try copy.scatter(dim, index, values, reduce: .mean, includeSelf: includeSelf)
      push(copy)
    case "scatter_amax":
      let includeSelf = try flag()
      let (values, index, dim) = (try operand(), try tensor(), try int())
      let copy = try tensor().cloned()
      try copy.scatter(dim, index, values, reduce: .maximum, includeSelf: includeSelf)
      push(copy)
    case "index_add":
      let (values, index, dim) = (try tensor(), try tensor(), try int())
      let copy = try tensor().cloned()
      try copy.indexAdd(dim, index, values)
      push(copy)
    case "index_copy":
      let (values, index, dim) = (try tensor(), try tensor(), try int())
      let copy = try tensor().cloned()
      try copy.indexCopy(dim, index, values)
      push(copy)
    case "index_fill":
      let (value, index, dim) = (try scalar(), try tensor(), try int())
      let copy = try tensor().cloned()
      try copy.indexFill(dim, index, value)
      push(copy)
    default: return false
    }
    return true
  }
}
