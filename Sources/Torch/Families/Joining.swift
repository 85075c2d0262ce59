import Evaluation
import Tensors

/// Putting tensors together, taking them apart, repeating and moving their elements.
enum Joining {
  static let functions: [Builtin] =
    stacks("cat", "Tensor[] tensors, int dim=0", "Tensors one after the other along a dimension that they have.")
    + [
      .torch(
        "stack(Tensor[] tensors, int dim=0, *, Tensor out=None)",
        doc: "Tensors one after the other along a new dimension."
      ) {
        a throws(TensorError) in try Tensor.stack(a.tensors(0), dim: a.int(1))
      },
      .torch("hstack(Tensor[] tensors, *, Tensor out=None)", doc: "Tensors side by side.") { a throws(TensorError) in
        try Tensor.hstack(a.tensors(0))
      },
      .torch("vstack(Tensor[] tensors, *, Tensor out=None)", doc: "Tensors on top of each other.") {
        a throws(TensorError) in
        try Tensor.vstack(a.tensors(0))
      },
      .torch("row_stack(Tensor[] tensors, *, Tensor out=None)", doc: "The same as `vstack`.") { a throws(TensorError) in
        try Tensor.vstack(a.tensors(0))
      },
      .torch("dstack(Tensor[] tensors, *, Tensor out=None)", doc: "Tensors behind each other.") {
        a throws(TensorError) in
        try Tensor.dstack(a.tensors(0))
      },
      .torch("column_stack(Tensor[] tensors, *, Tensor out=None)", doc: "Vectors as the columns of a matrix.") {
        a throws(TensorError) in try Tensor.columnStack(a.tensors(0))
      },
      gathered("atleast_1d", rank: 1), gathered("atleast_2d", rank: 2), gathered("atleast_3d", rank: 3),
      .functional("broadcast_tensors(*tensors)", doc: "Tensors expanded to their common shape.") {
        a throws(TensorError) in
        let tensors = try a.tensors(0)
        let shape = try Tensor.broadcastShape(tensors.map(\.shape))
        var result: [Tensor] = []
        for tensor in tensors { result.append(try tensor.expanded(to: shape)) }
        return result
      },
      .functional("broadcast_shapes(*shapes)", doc: "The common shape that shapes broadcast to.") {
        a throws(TensorError) in
        var shapes: [[Int]] = []
        for item in a[0].sequenceItems ?? [] {
          if case .int(let size) = item {
            shapes.append([size])
          } else {
            shapes.append((item.sequenceItems ?? []).map { if case .int(let size) = $0 { size } else { 1 } })
          }
        }
        return Value.tuple(SizeObject(try Tensor.broadcastShape(shapes)))
      },
    ]

  private static func stacks(_ name: String, _ parameters: String, _ documentation: String) -> [Builtin] {
    ["cat", "concat", "concatenate"].map { alias in
      .torch(
        "\(alias)(\(parameters), *, Tensor out=None)",
        doc: alias == name ? documentation : "The same as `\(name)`."
      ) { a throws(TensorError) in try Tensor.cat(a.tensors(0), dim: a.int(1)) }
    }
  }

  private static func gathered(_ name: String, rank: Int) -> Builtin {
    .functional("\(name)(*tensors)", doc: "With at least \(rank) dimension\(rank == 1 ? "" : "s").") {
      a throws(TensorError) in
      var items = a[0].sequenceItems ?? []
      let isSingle = items.count == 1 && items[0].isTensor
      if items.count == 1, let inner = items[0].sequenceItems { items = inner }
      var result: [Tensor] = []
      for tensor in items.compactMap(\.tensor) { result.append(try tensor.atLeast(rank)) }
      return isSingle ? a.interpreter.value(result[0]) : result.value(in: a.interpreter)
    }
  }

  /// As functions and as methods.
  static let shared: [Builtin] = [
    .torch(
      "split(Tensor input, int split_size, int dim=0)", "split(Tensor input, int[] split_size, int dim=0)",
      doc: "Pieces of one size, or of the sizes given."
    ) { a throws(TensorError) in
      if a.overload == 0 { return try a.tensor(0).split(a.int(1), dim: a.int(2)) }
      return try a.tensor(0).split(a.ints(1), dim: a.int(2))
    },
    .torch("split_with_sizes(Tensor input, int[] split_sizes, int dim=0)", doc: "Pieces of the sizes given.") {
      a throws(TensorError) in try a.tensor(0).split(a.ints(1), dim: a.int(2))
    },
    .torch("chunk(Tensor input, int chunks, int dim=0)", doc: "At most so many pieces of one size.") {
      a throws(TensorError) in
      try a.tensor(0).chunk(a.int(1), dim: a.int(2))
    },
    .torch(
      "tensor_split(Tensor input, int[] indices, int dim=0)",
      "tensor_split(Tensor input, Tensor tensor_indices_or_sections, int dim=0)",
      "tensor_split(Tensor input, int sections, int dim=0)", doc: "So many pieces, or pieces that end at indices."
    ) { a throws(TensorError) in
      if a.overload == 0 { return try a.tensor(0).tensorSplit(at: a.ints(1), dim: a.int(2)) }
      return try a.tensor(0).tensorSplit(a.int(1), dim: a.int(2))
    },
    .torch("tile(Tensor input, int[] dims)", doc: "Repeated like tiles, so often along each dimension.") {
      a throws(TensorError) in try a.tensor(0).tiled(a.ints(1))
    },
    .torch(
      "repeat_interleave(Tensor input, Tensor repeats, int? dim=None, *, int? output_size=None)",
      "repeat_interleave(Tensor input, int repeats, int? dim=None, *, int? output_size=None)",
      doc: "Each element repeated before the next."
    ) { a throws(TensorError) in
      let dim = try a.optionalInt(2)
      guard a.overload == 1 else {
        let result = try a.tensor(0).repeatInterleaved(a.tensor(1), dim: dim)
        if let size = try a.optionalInt(3), try size != result.size(dim ?? 0) {
          throw TensorError(.runtime, "allocated size does not match required size")
        }
        return result
      }
      let result = try a.tensor(0).repeatInterleaved(a.int(1), dim: dim)
      let size = try result.size(dim ?? 0)
      if let expected = try a.optionalInt(3), expected != size {
        throw TensorError(.runtime, "repeat_interleave: Invalid output_size, expected \(size) but got \(expected)")
      }
      return result
    },
    .torch("flip(Tensor input, int[] dims)", doc: "Dimensions back to front.") { a throws(TensorError) in
      try a.tensor(0).flipped(a.ints(1))
    },
    .torch("fliplr(Tensor input)", doc: "Columns from right to left.") { a throws(TensorError) in
      guard try a.tensor(0).dim >= 2 else { throw TensorError(.runtime, "Input must be >= 2-d.") }
      return try a.tensor(0).flipped([1])
    },
    .torch("flipud(Tensor input)", doc: "Rows from bottom to top.") { a throws(TensorError) in
      guard try a.tensor(0).dim >= 1 else { throw TensorError(.runtime, "Input must be >= 1-d.") }
      return try a.tensor(0).flipped([0])
    },
    .torch(
      "roll(Tensor input, int[1] shifts, int[1] dims=[])",
      doc: "Elements moved along, those that fall off come back in front."
    ) {
      a throws(TensorError) in try a.tensor(0).rolled(a.ints(1), dims: a.ints(2))
    },
    .torch("rot90(Tensor input, int k=1, int[] dims=[0,1])", doc: "Turned by 90° so many times.") {
      a throws(TensorError) in
      let dims = a[2].isUnbound ? [0, 1] : try a.ints(2)
      return try a.tensor(0).rotated90(a.int(1), dims: dims)
    },
  ]

  /// Only as methods.
  static let methods: [Builtin] = [
    .torch("repeat(Tensor input, int[] repeats)", doc: "Repeated so often along each dimension.") {
      a throws(TensorError) in
      try a.tensor(0).repeated(a.ints(1))
    }
  ]
}
