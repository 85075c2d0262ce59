import Testing

@testable import Tensors

/// Arguments that nobody means. Whatever comes out, error or result, nothing may trap.
struct FuzzTests {
  private static let numbers = [
    "0", "1", "-1", "2", "3", "-4", "9223372036854775807", "-9223372036854775808", "4611686018427387904", "1000000007",
    "nan", "inf", "-inf", "1e300", "0.5", "True",
  ]
  private static let lists = [
    "[]", "[0]", "[1]", "[-1]", "[0,0]", "[1,0]", "[2,3]", "[-1,-1]", "[9223372036854775807]",
    "[-9223372036854775808,1]",
    "[9223372036854775807,9223372036854775807]", "[4611686018427387904,4]", "[3,-1,2]", "[0,1,2,3,4,5,6,7]",
  ]
  private static let tensors = [
    "T:float32::1.5", "T:float32:0:", "T:float32:3:1.0,nan,-2.0", "T:float32:2,3:1.0,2.0,3.0,4.0,5.0,6.0",
    "T:int64:3:0,-1,9223372036854775807", "T:int64:2:-9223372036854775808,1",
    "T:bool:2,3:True,False,True,True,False,False",
    "T:uint8:2:0,255", "T:float16:2:1.0,inf", "T:bfloat16:1:2.0", "T:int32:1,2:1,0", "T:float64:2,0:",
    "T:float32:1,1,2,2:1.0,2.0,3.0,4.0", "T:int8:2:-128,-1",
  ]
  private static let operations = [
    "exp", "neg", "abs", "round", "logical_not", "bitwise_not", "add", "sub", "mul", "div", "floor_divide", "remainder",
    "fmod", "pow", "trunc_divide", "lshift", "rshift", "gcd", "lcm", "maximum", "nextafter", "eq", "logical_xor",
    "add_",
    "floor_divide_", "to:int8", "to:bool", "to:float16", "where", "clamp", "masked_fill", "isclose", "lerp", "addcmul",
    "arange", "linspace", "view", "permute", "t", "clone", "sum", "mean", "prod", "any", "all", "var", "norm", "amax",
    "max", "maxdim", "argmax", "argmaxall", "logsumexp", "count_nonzero", "cumsum", "cumprod", "softmax", "cummax",
    "cat",
    "stack", "hstack", "split", "chunk", "tensor_split", "repeat", "tile", "repint", "flip", "roll", "rot90", "pad",
    "padreflect", "padreplicate", "padcircular", "tril", "triu", "diag", "diag_embed", "gather", "index_select", "take",
    "take_along", "masked_select", "nonzero", "scatter", "scatter_add", "scatter_mean", "index_add", "index_copy",
    "index_fill", "sort", "topk", "kth", "median", "mode", "unique", "uniquedim", "uniquec", "searchsorted", "bincount",
    "histc", "quantile", "isin", "matmul", "mm", "bmm", "dot", "outer", "inner", "rand", "randn", "randint", "randperm",
    "ix:0", "ix:-9223372036854775808", "ix:9223372036854775807__", "ix:__9223372036854775807", "ix:N,E,True,False",
    "ix:T", "ix:T,T", "ix:__-1", "ix:-9223372036854775808_9223372036854775807_2", "set:0", "set:E", "set:T",
    "set:True,T",
  ]

  @Test(arguments: 0..<40) func nothingTraps(seed: Int) {
    var random = SeededGenerator(state: UInt64(seed))
    for _ in 0..<250 {
      let arguments = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        [Self.numbers, Self.lists, Self.tensors, Self.tensors].randomElement(using: &random)?.randomElement(
          using: &random)
      }
      let words = arguments.compactMap { $0 } + [Self.operations.randomElement(using: &random) ?? "exp"]
      // Malformed programs are thrown out by the harness itself.
      _ = try? StackProgram.run(words.joined(separator: " "), limiter: Ceiling())
    }
  }
}

/// Refuses what a test could not wait for.
final class Ceiling: AllocationLimiter {
  private var live = 0

  func reserve(byteCount: Int) throws(TensorError) {
    guard byteCount <= 1 << 20, live <= 1 << 22 else { throw TensorError(.refused, "memory") }
    live += byteCount
  }

  func release(byteCount: Int) { live -= byteCount }

  func announce(elements: Int) throws(TensorError) {
    guard elements <= 1 << 20 else { throw TensorError(.refused, "work") }
  }
}
