import Evaluation
import Tensors

/// Random numbers, draw for draw as PyTorch makes them.
enum Random {
  private static let options = Creation.options

  static let functions: [Builtin] = filled + integers + distributions + likes + seeding

  /// Factories have an overload that takes a generator, and one without.
  private static func factory(
    _ parameters: [String], doc: String,
    _ body: @escaping @Sendable (TorchCall, _ overload: Int, RandomGenerator, DType?) throws(TensorError) -> Tensor
  ) -> Builtin {
    let signatures = parameters.flatMap { head in
      ["\(head), *, Generator generator, Tensor out=None, \(options))", "\(head), *, Tensor out=None, \(options))"]
    }
    let counts = parameters.map { Signature(parsing: "\($0))").parameters.count }
    return .torch(signatures: signatures, doc: doc) { a throws(TensorError) in
      let (overload, count) = (a.overload / 2, counts[a.overload / 2])
      let hasGenerator = a.overload % 2 == 0
      let after = count + (hasGenerator ? 2 : 1)
      let numbers = a.numbers(hasGenerator ? count : nil)
      return try a.made(body(a, overload, numbers, a.dtype(after)), device: after + 2, requiresGrad: after + 4)
    }
  }

  private static let filled: [Builtin] = [
    factory(["rand(int[] size"], doc: "Uniform numbers, 0 ≤ x < 1.") { a, _, numbers, dtype throws(TensorError) in
      try Tensor.rand(a.ints(0), dtype: dtype, from: numbers, in: a.context)
    },
    factory(["randn(int[] size"], doc: "Normal numbers of mean 0 and standard deviation 1.") {
      a, _, numbers, dtype throws(TensorError) in
      try Tensor.randn(a.ints(0), dtype: dtype, from: numbers, in: a.context)
    },
  ]

  private static let integers: [Builtin] = [
    factory(
      ["randint(int high, int[] size", "randint(int low, int high, int[] size"],
      doc: "Integers from `low` (0 when absent) up to but not including `high`."
    ) { a, overload, numbers, dtype throws(TensorError) in
      let low = overload == 0 ? 0 : try a.int(0)
      return try Tensor.randint(
        low, a.int(overload), a.ints(overload + 1), dtype: dtype ?? .int64, from: numbers, in: a.context)
    },
    factory(["randperm(int n"], doc: "The numbers from 0 up to but not including `n` in random order.") {
      a, _, numbers, dtype throws(TensorError) in
      try Tensor.randperm(a.int(0), dtype: dtype ?? .int64, from: numbers, in: a.context)
    },
  ]

  private static let distributions: [Builtin] = [
    .torch(
      "normal(Tensor mean, Tensor std, *, Generator? generator=None, Tensor out=None)",
      "normal(Tensor mean, float std=1, *, Generator? generator=None, Tensor out=None)",
      "normal(float mean, Tensor std, *, Generator? generator=None, Tensor out=None)",
      "normal(float mean, float std, int[] size, *, Generator? generator=None, Tensor out=None, \(options))",
      doc: "Normal numbers of a mean and a standard deviation, which may be tensors."
    ) { a throws(TensorError) in try normal(a) },
    bernoulli,
  ]

  private static func normal(_ a: TorchCall) throws(TensorError) -> Value {
    if a.overload == 3 {
      let result = try Tensor.zeros(a.ints(2), dtype: a.dtype(5), name: "normal", in: a.context)
      try result.fillNormal(a.double(0), a.double(1), from: a.numbers(3))
      return try a.made(result, device: 7, requiresGrad: 9)
    }
    let (mean, deviation) = (try a.operand(0), try a.operand(1))
    if case .tensor(let mean) = mean, case .scalar(let deviation) = deviation {
      let drawn = try mean.fullLike(0, dtype: nil)
      try drawn.fillNormal(0, deviation.double, from: a.numbers(2))
      return a.interpreter.value(try drawn.binary(.add, .tensor(mean)))
    }
    // As ATen: standard normal numbers in the shape of both, then × std + mean.
    let both = try Tensor.binary(.add, mean, deviation)
    let drawn = try both.fullLike(0, dtype: nil)
    try drawn.fillNormal(0, 1, from: a.numbers(2))
    return a.interpreter.value(try drawn.binary(.mul, deviation).binary(.add, mean))
  }

  /// A function that is a method too.
  static let bernoulli: Builtin = .torch(
    "bernoulli(Tensor input, *, Generator? generator=None, Tensor out=None)",
    "bernoulli(Tensor input, float p, *, Generator? generator=None)",
    doc: "Ones and zeros: 1 with the probability that stands in each element, or with probability `p`."
  ) { a throws(TensorError) in
    guard a.overload == 1 else { return try a.tensor(0).bernoulli(from: a.numbers(1)) }
    let result = try a.tensor(0).fullLike(0, dtype: nil)
    try result.fillBernoulli(a.double(1), from: a.numbers(2))
    return result
  }

  private static let likes: [Builtin] = [
    .torch(
      "rand_like(Tensor input, \(Creation.likeOptions))", doc: "As `rand`, in the shape of another tensor.",
      isRecorded: false
    ) {
      a throws(TensorError) in
      let result = try a.tensor(0).fullLike(0, dtype: a.dtype(2))
      try result.fillUniform(0, 1, from: a.numbers(nil))
      return try a.made(a.arranged(result, 1), device: 4, requiresGrad: 6)
    },
    .torch(
      "randn_like(Tensor input, \(Creation.likeOptions))", doc: "As `randn`, in the shape of another tensor.",
      isRecorded: false
    ) {
      a throws(TensorError) in
      let result = try a.tensor(0).fullLike(0, dtype: a.dtype(2))
      try result.fillNormal(0, 1, from: a.numbers(nil))
      return try a.made(a.arranged(result, 1), device: 4, requiresGrad: 6)
    },
    .torch(
      "randint_like(Tensor input, int high, \(Creation.likeOptions))",
      "randint_like(Tensor input, int low, int high, \(Creation.likeOptions))",
      doc: "As `randint`, in the shape and dtype of another tensor.", isRecorded: false
    ) { a throws(TensorError) in
      let shift = a.overload
      let result = try a.tensor(0).fullLike(0, dtype: a.dtype(3 + shift))
      try result.fillIntegers(shift == 0 ? 0 : a.int(1), a.int(1 + shift), from: a.numbers(nil))
      return try a.made(a.arranged(result, 2 + shift), device: 5 + shift, requiresGrad: 7 + shift)
    },
  ]

  // MARK: In place

  static let methods: [Builtin] = [
    bernoulli,
    .torch(
      "uniform_(Tensor input, float from=0, float to=1, *, Generator? generator=None)",
      doc: "Fills with uniform numbers."
    ) { a throws(TensorError) in
      try a.tensor(0).fillUniform(a.double(1), a.double(2), from: a.numbers(3))
      return a[0]
    },
    .torch(
      "normal_(Tensor input, float mean=0, float std=1, *, Generator? generator=None)",
      doc: "Fills with normal numbers."
    ) { a throws(TensorError) in
      try a.tensor(0).fillNormal(a.double(1), a.double(2), from: a.numbers(3))
      return a[0]
    },
    .torch(
      "bernoulli_(Tensor input, float p=0.5, *, Generator? generator=None)",
      doc: "Fills with ones of probability `p` and zeros."
    ) { a throws(TensorError) in
      try a.tensor(0).fillBernoulli(a.double(1), from: a.numbers(2))
      return a[0]
    },
    .torch(
      "random_(Tensor input, int from, int? to, *, Generator? generator=None)",
      "random_(Tensor input, int to, *, Generator? generator=None)",
      doc: "Fills with integers from `from` (0 when absent) up to but not including `to`."
    ) { a throws(TensorError) in
      if a.overload == 1 {
        try a.tensor(0).fillIntegers(0, a.int(1), from: a.numbers(2))
      } else {
        guard let to = try a.optionalInt(2) else {
          throw a.state.refuse(.unsupported("random_() without an end is not part of the lesson language yet"))
        }
        try a.tensor(0).fillIntegers(a.int(1), to, from: a.numbers(3))
      }
      return a[0]
    },
  ]

  // MARK: Seeds

  private static let seeding: [Builtin] = [
    Builtin("manual_seed(seed)", dialect: .python, "Starts the random numbers from `seed`, and gives their generator.")
    {
      bound, interpreter throws(Raise) in
      let generator = interpreter.torch.generator
      generator.reseed(try interpreter.seed(bound[0]))
      return .object(generator)
    },
    Builtin("seed()", dialect: .python, "Starts the random numbers from a seed that nobody chose, and gives it.") {
      _, interpreter throws(Raise) in try interpreter.torch.generator.chosenAnew(in: interpreter)
    },
    Builtin("initial_seed()", dialect: .python, "The seed from which the random numbers started.") {
      _, interpreter throws(Raise) in try interpreter.torch.generator.initialSeed(in: interpreter)
    },
  ]

  static let generatorClass = BuiltinClass(
    "torch.Generator", "Random numbers with a state of their own.",
    constructor: Builtin("Generator(device='cpu')", dialect: .python, "A generator of random numbers.") {
      bound, interpreter throws(Raise) in
      try interpreter.tensors { () throws(TensorError) in
        try TorchCall(bound: bound, interpreter: interpreter).checkDevice(0)
      }
      return .object(TorchGeneratorObject(seed: TorchGeneratorObject.defaultSeed))
    },
    methods: [
      Builtin("manual_seed(self, seed, /)", "Starts from `seed`, and gives the generator.") {
        bound, interpreter throws(Raise) in
        bound[0].as(TorchGeneratorObject.self)?.reseed(try interpreter.seed(bound[1]))
        return bound[0]
      },
      Builtin("seed(self, /)", "Starts from a seed that nobody chose, and gives it.") {
        bound, interpreter throws(Raise) in
        try bound[0].as(TorchGeneratorObject.self)?.chosenAnew(in: interpreter) ?? .none
      },
      Builtin("initial_seed(self, /)", "The seed from which the numbers started.") {
        bound, interpreter throws(Raise) in
        try bound[0].as(TorchGeneratorObject.self)?.initialSeed(in: interpreter) ?? .none
      },
    ])
}

extension TorchCall {
  /// The random numbers of a call: those of the generator that it was given, or those of `torch.manual_seed`. Drawing
  /// from a seed that nobody chose is remembered, because what is shown will not repeat.
  func numbers(_ index: Int?) -> RandomGenerator {
    let given = index.flatMap { bound[$0].as(TorchGeneratorObject.self) }
    let generator = given ?? state.generator
    if !generator.isSeeded { interpreter.drewUnseeded = true }
    return generator.numbers
  }
}

extension TorchGeneratorObject {
  fileprivate func chosenAnew(in interpreter: Interpreter) throws(Raise) -> Value {
    reseed()
    return try initialSeed(in: interpreter)
  }

  fileprivate func initialSeed(in interpreter: Interpreter) throws(Raise) -> Value {
    if !isSeeded { interpreter.drewUnseeded = true }
    guard let seed = Int(exactly: numbers.seed) else {
      throw .unsupported("seeds of 2**63 and more are not part of the lesson language yet")
    }
    return .int(seed)
  }
}

extension Interpreter {
  /// `int(seed)`; negative seeds are taken as unsigned.
  fileprivate func seed(_ value: Value) throws(Raise) -> UInt64 {
    switch value {
    case .int(let seed): return UInt64(bitPattern: Int64(seed))
    case .bool(let flag): return flag ? 1 : 0
    case .float(let number):
      if let seed = Int(exactly: number.rounded(.towardZero)) { return UInt64(bitPattern: Int64(seed)) }
    default: if let index = try? index(of: value) { return UInt64(bitPattern: Int64(index)) }
    }
    throw .unsupported("this seed is not part of the lesson language: an int below 2**63 is")
  }
}
