@testable import Tensors

extension StackProgram {
  /// Joining, splitting, repeating and padding.
  mutating func performJoining(_ word: String) throws -> Bool {
    switch word {
    case "cat":
      let (dim, count) = (try int(), try int())
      push(try Tensor.cat(try tensors(count), dim: dim))
    case "stack":
      let (dim, count) = (try int(), try int())
      push(try Tensor.stack(try tensors(count), dim: dim))
    case "hstack":
      let count = try int()
      push(try Tensor.hstack(try tensors(count)))
    case "vstack":
      let count = try int()
      push(try Tensor.vstack(try tensors(count)))
    case "split":
      let (dim, size) = (try int(), try int())
      push(try tensor().split(size, dim: dim))
    case "chunk":
      let (dim, count) = (try int(), try int())
      push(try tensor().chunk(count, dim: dim))
    case "tensor_split":
      let (dim, count) = (try int(), try int())
      push(try tensor().tensorSplit(count, dim: dim))
    case "repeat":
      let repeats = try list()
      push(try tensor().repeated(repeats))
    case "tile":
      let repeats = try list()
      push(try tensor().tiled(repeats))
    case "repint":
      let (dim, repeats) = (try int(), try int())
      push(try tensor().repeatInterleaved(repeats, dim: dim))
    case "flip":
      let dims = try list()
      push(try tensor().flipped(dims))
    case "roll":
      let (dims, shifts) = (try list(), try list())
      push(try tensor().rolled(shifts, dims: dims))
    case "rot90":
      let (dims, times) = (try list(), try int())
      push(try tensor().rotated90(times, dims: dims))
    case "pad":
      let pad = try list()
      push(try tensor().padded(pad, .constant(7)))
    case "padreflect":
      let pad = try list()
      push(try tensor().padded(pad, .reflect))
    case "padreplicate":
      let pad = try list()
      push(try tensor().padded(pad, .replicate))
    case "padcircular":
      let pad = try list()
      push(try tensor().padded(pad, .circular))
    case "tril":
      let diagonal = try int()
      push(try tensor().tril(diagonal))
    case "triu":
      let diagonal = try int()
      push(try tensor().triu(diagonal))
    case "diag":
      let diagonal = try int()
      push(try tensor().diag(diagonal))
    case "diag_embed":
      let diagonal = try int()
      push(try tensor().diagEmbed(diagonal))
    default: return false
    }
    return true
  }
}
