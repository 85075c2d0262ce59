import Evaluation
import Tensors

// `memory_format=`: in which order the elements of a new tensor lie.
extension TorchCall {
  /// A name of `torch.memory_format`, without its module.
  func memoryFormat(_ index: Int) -> String? { bound[index].as(NamedConstantObject.self)?.name }

  /// The tensor with its elements in the order that an argument asks for; itself when they lie so already.
  func arranged(_ tensor: Tensor, _ index: Int) throws(TensorError) -> Tensor {
    try arranged(tensor, memoryFormat(index))
  }

  /// The input with another dtype and memory format; the same object when nothing changes.
  func converted(to dtype: DType?, copy: Bool = false, format index: Int? = nil) throws(TensorError) -> Value {
    let tensor = try tensor(0)
    let format = index.flatMap(memoryFormat)
    let converts = copy || (dtype != nil && dtype != tensor.dtype)
    // As ATen: a tensor that is not channels-last counts as contiguous where only the format could change.
    let hasFormat = format == "contiguous_format" && !tensor.isChannelsLast
    if !converts, format == nil || format == "preserve_format" || hasFormat { return bound[0] }
    let result = try arranged(tensor.converted(to: dtype ?? tensor.dtype, copy: copy), format)
    return result.storage === tensor.storage ? bound[0] : interpreter.value(result)
  }

  private func arranged(_ tensor: Tensor, _ format: String?) throws(TensorError) -> Tensor {
    switch format {
    case "contiguous_format": try tensor.contiguous()
    case "channels_last": try tensor.channelsLast(rank: 4, "channels_last")
    case "channels_last_3d": try tensor.channelsLast(rank: 5, "channels_last_3d")
    default: tensor
    }
  }
}

extension Tensor {
  /// Whether the channels of a plane lie next to one another (`suggest_memory_format`).
  fileprivate var isChannelsLast: Bool {
    guard dim == 4 || dim == 5, !isContiguous else { return false }
    return (try? movedBack().isContiguous) ?? false
  }

  /// The same tensor with the channels of each place next to one another in memory.
  /// - Throws: in PyTorch's words when the tensor has another rank.
  fileprivate func channelsLast(rank: Int, _ format: String) throws(TensorError) -> Tensor {
    guard dim == rank else {
      throw TensorError(.runtime, "required rank \(rank) tensor to use \(format) format")
    }
    let moved = try movedBack()
    if moved.isContiguous { return self }
    return try moved.contiguous().permuted([0, rank - 1] + Array(1..<(rank - 1)))
  }

  /// The channels as the last dimension.
  func movedBack() throws(TensorError) -> Tensor { try permuted([0] + Array(2..<dim) + [1]) }
}
