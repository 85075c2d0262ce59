import Evaluation
import Tensors

/// `F.pad`, `F.one_hot`, `F.unfold` and their like.
enum Padding {
  static let functions: [Builtin] = [
    .functional("pad(input, pad, mode='constant', value=None)", doc: "Elements added around a tensor.") {
      a throws(TensorError) in
      let input = try a.checked("pad")
      let pad = try a.ints(1)
      switch a.string(2) {
      case "constant"?: return try input.padded(pad, .constant(a.optionalScalar(3) ?? 0))
      case "reflect"?: return try input.padded(pad, .reflect)
      case "replicate"?: return try input.padded(pad, .replicate)
      case "circular"?: return try input.padded(pad, .circular)
      case let mode: throw TensorError(.notImplemented, "Unrecognised padding mode \(mode ?? "None")")
      }
    },
    .torch("one_hot(Tensor input, int num_classes=-1)", doc: "Class numbers as rows with a single 1.") {
      a throws(TensorError) in
      try a.tensor(0).oneHot(a.int(1))
    },
    .torch("linear(Tensor input, Tensor weight, Tensor? bias=None)", doc: "input @ weight.T + bias.") {
      a throws(TensorError) in
      try a.tensor(0).linear(a.tensor(1), bias: a.optionalTensor(2))
    },
    .torch("pixel_shuffle(Tensor input, int upscale_factor)", doc: "Channels moved into finer rows and columns.") {
      a throws(TensorError) in try a.tensor(0).pixelShuffled(a.int(1))
    },
  ]
}

extension Tensor {
  /// `F.one_hot`.
  func oneHot(_ classes: Int) throws(TensorError) -> Tensor {
    guard dtype == .int64 else {
      throw TensorError(.runtime, "one_hot is only applicable to index tensor of type LongTensor.")
    }
    let values = try scalars().map(\.int)
    guard (values.min() ?? 0) >= 0 else { throw TensorError(.runtime, "Class values must be non-negative.") }
    let highest = values.max() ?? -1
    if classes == -1 {
      guard !values.isEmpty else {
        throw TensorError(.runtime, "Can not infer total number of classes from empty tensor.")
      }
    } else {
      guard classes > 0 || values.isEmpty else { throw TensorError(.runtime, "num_classes should be positive") }
      guard highest < classes else { throw TensorError(.runtime, "Class values must be smaller than num_classes.") }
    }
    let count = classes == -1 ? highest + 1 : classes
    let columns = try Tensor.arange(0, .int(count), in: context)
    return try unsqueezed(-1).binary(.eq, .tensor(columns)).converted(to: .int64)
  }

  /// `F.pixel_shuffle`.
  func pixelShuffled(_ factor: Int) throws(TensorError) -> Tensor {
    guard dim >= 3 else {
      throw TensorError(
        .runtime, "pixel_shuffle expects input to have at least 3 dimensions, but got input with \(dim) dimension(s)")
    }
    guard factor > 0 else {
      throw TensorError(.runtime, "pixel_shuffle expects a positive upscale_factor, but got \(factor)")
    }
    let (square, overflow) = factor.multipliedReportingOverflow(by: factor)
    let (channels, rows, columns) = (shape[dim - 3], shape[dim - 2], shape[dim - 1])
    guard !overflow, channels % square == 0 else {
      throw TensorError(
        .runtime,
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
          + "input.size(-3)=\(channels) is not divisible by \(square)")
    }
    let split = try reshaped(to: [-1, channels / square, factor, factor, rows, columns])
    return try split.permuted([0, 1, 4, 2, 5, 3]).reshaped(
      to: shape.dropLast(3) + [channels / square, rows * factor, columns * factor])
  }
}
