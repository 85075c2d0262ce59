import Evaluation
import Tensors

/// Names that only `torch.linalg` has.
enum LinearAlgebra {
  static let functions: [Builtin] = [
    .torch(
      "norm(Tensor input, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None)",
      doc: "The length of a vector, or of a matrix as a vector."
    ) { a throws(TensorError) in
      try a.converted(0, to: 4).norm(a.optionalDouble(1) ?? 2, a.dims(2), keepDim: a.bool(3))
    },
    .torch(
      "vector_norm(Tensor input, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None)",
      doc: "The length of a vector."
    ) { a throws(TensorError) in try a.converted(0, to: 4).norm(a.double(1), a.dims(2), keepDim: a.bool(3)) },
    .torch("inv(Tensor input, *, Tensor out=None)", doc: "The inverse of a square matrix.") { a throws(TensorError) in
      try a.tensor(0).inverse()
    },
    .torch("solve(Tensor input, Tensor other, *, bool left=True)", doc: "The solution of linear equations.") {
      a throws(TensorError) in
      try a.refuse("solve(left=False)", if: !a.bool(2))
      return try a.tensor(0).solved(a.tensor(1))
    },
  ]
}

extension TorchCall {
  /// A tensor in the dtype of another argument, when that is given.
  fileprivate func converted(_ index: Int, to dtypeIndex: Int) throws(TensorError) -> Tensor {
    let tensor = try tensor(index)
    guard let dtype = dtype(dtypeIndex) else { return tensor }
    return try tensor.converted(to: dtype)
  }
}
