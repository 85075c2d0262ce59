import BigInt
import Glibc
import Syntax

/// `random.Random`: a generator with its own state.
final class RandomObject: Object {
  private var twister: MersenneTwister
  private(set) var isSeeded: Bool
  /// The second number of the last pair that `gauss` made.
  fileprivate var spare: Double?

  init(seed: [UInt32]? = nil) {
    isSeeded = seed != nil
    twister = MersenneTwister(key: seed ?? Self.entropy())
  }

  private static func entropy() -> [UInt32] {
    var system = SystemRandomNumberGenerator()
    return (0..<8).map { _ in UInt32.random(in: .min ... .max, using: &system) }
  }

  func reseed(_ seed: [UInt32]?) {
    twister = MersenneTwister(key: seed ?? Self.entropy())
    isSeeded = seed != nil
    spare = nil
  }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("random.Random") }

  func real(_ interpreter: Interpreter) -> Double {
    if !isSeeded { interpreter.drewUnseeded = true }
    return twister.nextReal()
  }

  /// So many random bits.
  func bits(_ count: Int, _ interpreter: Interpreter) -> BigInt {
    if !isSeeded { interpreter.drewUnseeded = true }
    if count <= 32 { return count == 0 ? 0 : BigInt(twister.next() >> UInt32(32 - count)) }
    var result = BigInt(0)
    var (left, shift) = (count, 0)
    while left > 0 {
      let word = left < 32 ? twister.next() >> UInt32(32 - left) : twister.next()
      result |= BigInt(word) << shift
      shift += 32
      left -= 32
    }
    return result
  }

  /// A number below a bound, without bias: as many bits as the bound has, until they are below it.
  func below(_ bound: BigInt, _ interpreter: Interpreter) -> BigInt {
    let width = bound.magnitude.bitWidth
    var result = bits(width, interpreter)
    while result >= bound { result = bits(width, interpreter) }
    return result
  }

  func below(_ bound: Int, _ interpreter: Interpreter) -> Int { Int(below(BigInt(bound), interpreter)) }
}

extension BuiltinModule {
  static let random = BuiltinModule(
    "random", "Random numbers; seeded, the same as Python's.",
    classes: [RandomModule.type],
    constants: RandomModule.methods.map { method in
      (
        method.name,
        { interpreter in
          .object(BuiltinObject(method, owner: .type("Random")).bound(to: .object(interpreter.state.random)))
        }
      )
    })
}

enum RandomModule {
  static let type = BuiltinClass(
    "random.Random", "A generator of random numbers with its own state.",
    constructor: Builtin("Random(x=None, /)", "A generator, seeded by a number or text.") {
      arguments, interpreter throws(Raise) in .object(RandomObject(seed: try key(arguments[0], interpreter)))
    },
    methods: methods)

  private static func generator(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> RandomObject {
    try arguments.object(RandomObject.self, "Random", in: interpreter)
  }

  /// The words of a seed (`Random.seed`, version 2); nil for `None`.
  private static func key(_ value: Value, _ interpreter: Interpreter) throws(Raise) -> [UInt32]? {
    let number: BigUInt
    switch interpreter.native(value) {
    case .none: return nil
    case .int(let seed): number = BigUInt(seed.magnitude)
    case .bool(let seed): number = seed ? 1 : 0
    case .float(let seed): number = BigUInt(UInt(bitPattern: NumberHash.hash(seed)))
    case .string(let text): number = hashed(Array(text.value.utf8))
    case let other:
      if let big = other.as(BigIntObject.self)?.value {
        number = big.magnitude
      } else if let bytes = other.as(BytesObject.self)?.bytes {
        number = hashed(bytes)
      } else {
        throw .typeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
      }
    }
    var words: [UInt32] = []
    for word in number.words {
      words.append(UInt32(truncatingIfNeeded: word))
      words.append(UInt32(truncatingIfNeeded: word >> 32))
    }
    while words.count > 1, words.last == 0 { words.removeLast() }
    return words.isEmpty ? [0] : words
  }

  private static func hashed(_ bytes: [UInt8]) -> BigUInt {
    (bytes + SHA512.digest(bytes)).reduce(BigUInt(0)) { $0 << 8 | BigUInt($1) }
  }

  static let methods: [Builtin] = [
    Builtin("seed(self, a=None, version=2)", dialect: .python, "Seeds the generator.") {
      arguments, interpreter throws(Raise) in
      try generator(arguments, interpreter).reseed(key(arguments[1], interpreter))
      return .none
    },
    Builtin("random(self, /)", "A float in [0, 1).") { arguments, interpreter throws(Raise) in
      .float(try generator(arguments, interpreter).real(interpreter))
    },
    Builtin("getrandbits(self, k, /)", "A number of `k` random bits.") { arguments, interpreter throws(Raise) in
      let count = try interpreter.index(of: arguments[1])
      guard count >= 0 else { throw .valueError("number of bits must be non-negative") }
      try interpreter.announce(bytes: count / 8)
      return .integer(try generator(arguments, interpreter).bits(count, interpreter))
    },
    Builtin("randrange(self, start, stop=None, step=1)", dialect: .python, "A number of a range.") {
      arguments, interpreter throws(Raise) in try drawFromRange(arguments, interpreter)
    },
    Builtin("randint(self, a, b)", dialect: .python, "A number from `a` to `b`, both included.") {
      arguments, interpreter throws(Raise) in
      let (a, b) = (try interpreter.bigInteger(of: arguments[1]), try interpreter.bigInteger(of: arguments[2]))
      guard b >= a else { throw .valueError("empty range for randrange() (\(a), \(b + 1), \(b + 1 - a))") }
      return .integer(a + (try generator(arguments, interpreter).below(b - a + 1, interpreter)))
    },
    Builtin("choice(self, seq)", dialect: .python, "An item of a sequence.") { arguments, interpreter throws(Raise) in
      let count = try interpreter.length(of: arguments[1])
      guard count > 0 else { throw .indexError("Cannot choose from an empty sequence") }
      let index = try generator(arguments, interpreter).below(count, interpreter)
      return try interpreter.item(of: arguments[1], .int(index))
    },
    Builtin(
      "choices(self, population, weights=None, *, cum_weights=None, k=1)", dialect: .python,
      "Items of a sequence, which may repeat."
    ) { arguments, interpreter throws(Raise) in try choices(arguments, interpreter) },
    Builtin("shuffle(self, x)", dialect: .python, "Shuffles a list in place.") { arguments, interpreter throws(Raise) in
      let random = try generator(arguments, interpreter)
      let count = try interpreter.length(of: arguments[1])
      for i in stride(from: count - 1, to: 0, by: -1) {
        try interpreter.meter.step()
        let j = random.below(i + 1, interpreter)
        let (a, b) = (
          try interpreter.item(of: arguments[1], .int(i)), try interpreter.item(of: arguments[1], .int(j))
        )
        try interpreter.setItem(of: arguments[1], .int(i), to: b)
        try interpreter.setItem(of: arguments[1], .int(j), to: a)
      }
      return .none
    },
    Builtin("sample(self, population, k, *, counts=None)", dialect: .python, "Different items of a sequence.") {
      arguments, interpreter throws(Raise) in try sample(arguments, interpreter)
    },
    Builtin("uniform(self, a, b)", dialect: .python, "A float between `a` and `b`.") {
      arguments, interpreter throws(Raise) in
      let (a, b) = (try interpreter.real(of: arguments[1]), try interpreter.real(of: arguments[2]))
      return .float(a + (b - a) * (try generator(arguments, interpreter).real(interpreter)))
    },
    Builtin("triangular(self, low=0.0, high=1.0, mode=None)", dialect: .python, "A float of a triangular distribution.")
    {
      arguments, interpreter throws(Raise) in
      var (low, high) = (try interpreter.real(of: arguments[1]), try interpreter.real(of: arguments[2]))
      var u = try generator(arguments, interpreter).real(interpreter)
      var c = 0.5
      if !arguments[3].isNone {
        guard high != low else { return .float(low) }
        c = (try interpreter.real(of: arguments[3]) - low) / (high - low)
      }
      if u > c {
        u = 1 - u
        c = 1 - c
        swap(&low, &high)
      }
      return .float(low + (high - low) * (u * c).squareRoot())
    },
    Builtin("gauss(self, mu=0.0, sigma=1.0)", dialect: .python, "A float of a normal distribution.") {
      arguments, interpreter throws(Raise) in
      let random = try generator(arguments, interpreter)
      let (mu, sigma) = (try interpreter.real(of: arguments[1]), try interpreter.real(of: arguments[2]))
      let z: Double
      if let spare = random.spare {
        z = spare
        random.spare = nil
      } else {
        let angle = random.real(interpreter) * 2 * .pi
        let radius = (-2 * log(1 - random.real(interpreter))).squareRoot()
        z = cos(angle) * radius
        random.spare = sin(angle) * radius
      }
      return .float(mu + z * sigma)
    },
    Builtin("normalvariate(self, mu=0.0, sigma=1.0)", dialect: .python, "A float of a normal distribution.") {
      arguments, interpreter throws(Raise) in
      let random = try generator(arguments, interpreter)
      let (mu, sigma) = (try interpreter.real(of: arguments[1]), try interpreter.real(of: arguments[2]))
      let magic = 4 * exp(-0.5) / 2.0.squareRoot()
      while true {
        let u = random.real(interpreter)
        let v = 1 - random.real(interpreter)
        let z = magic * (u - 0.5) / v
        if z * z / 4 <= -log(v) { return .float(mu + z * sigma) }
      }
    },
    Builtin("expovariate(self, lambd)", dialect: .python, "A float of an exponential distribution.") {
      arguments, interpreter throws(Raise) in
      let rate = try interpreter.real(of: arguments[1])
      guard rate != 0 else { throw .raised(.zeroDivisionError, "float division by zero") }
      return .float(-log(1 - (try generator(arguments, interpreter).real(interpreter))) / rate)
    },
  ]

  private static func drawFromRange(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> Value {
    let random = try generator(arguments, interpreter)
    let start = try interpreter.bigInteger(of: arguments[1])
    if arguments[2].isNone {
      guard start > 0 else { throw .valueError("empty range for randrange()") }
      return .integer(random.below(start, interpreter))
    }
    let (stop, step) = (try interpreter.bigInteger(of: arguments[2]), try interpreter.bigInteger(of: arguments[3]))
    let width = stop - start
    guard step != 0 else { throw .valueError("zero step for randrange()") }
    if step == 1 {
      guard width > 0 else { throw .valueError("empty range for randrange() (\(start), \(stop), \(width))") }
      return .integer(start + random.below(width, interpreter))
    }
    let count = (width + step + (step > 0 ? -1 : 1)) / step
    guard count > 0 else { throw .valueError("empty range for randrange() (\(start), \(stop), \(step))") }
    return .integer(start + step * random.below(count, interpreter))
  }

  private static func choices(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> Value {
    let random = try generator(arguments, interpreter)
    let count = try interpreter.length(of: arguments[1])
    let times = max(0, try interpreter.index(of: arguments[4]))
    try interpreter.announce(bytes: times, times: MemoryLayout<Value>.stride)
    var chosen: [Value] = []
    var totals: [Double] = []
    if !arguments[3].isNone {
      if !arguments[2].isNone { throw .typeError("Cannot specify both weights and cumulative weights") }
      for value in try interpreter.items(of: arguments[3]) { totals.append(try interpreter.real(of: value)) }
    } else if !arguments[2].isNone {
      var sum = 0.0
      for value in try interpreter.items(of: arguments[2]) {
        sum += try interpreter.real(of: value)
        totals.append(sum)
      }
    } else {
      guard count > 0 || times == 0 else { throw .indexError("list index out of range") }
      for _ in 0..<times {
        let index = Int((random.real(interpreter) * Double(count)).rounded(.down))
        chosen.append(try interpreter.item(of: arguments[1], .int(index)))
      }
      return .list(chosen)
    }
    guard totals.count == count else { throw .valueError("The number of weights does not match the population") }
    guard let total = totals.last, total > 0 else { throw .valueError("Total of weights must be greater than zero") }
    guard total.isFinite else { throw .valueError("Total of weights must be finite") }
    for _ in 0..<times {
      let target = random.real(interpreter) * total
      let index = totals.firstIndex { target < $0 } ?? count - 1
      try interpreter.meter.charge(elements: count)
      chosen.append(try interpreter.item(of: arguments[1], .int(min(index, count - 1))))
    }
    return .list(chosen)
  }

  private static func sample(_ arguments: BoundArguments, _ interpreter: Interpreter) throws(Raise) -> Value {
    let random = try generator(arguments, interpreter)
    switch interpreter.native(arguments[1]) {
    case .list, .tuple, .string: break
    case let value where value.as(RangeObject.self) != nil: break
    default:
      throw .typeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
    }
    var population = try interpreter.items(of: arguments[1])
    if !arguments[3].isNone {
      var repeated: [Value] = []
      for (item, count) in Swift.zip(population, try interpreter.items(of: arguments[3])) {
        repeated += try interpreter.repeated([item], max(0, interpreter.index(of: count)))
      }
      population = repeated
    }
    let (n, k) = (population.count, try interpreter.index(of: arguments[2]))
    guard k >= 0, k <= n else { throw .valueError("Sample larger than population or is negative") }
    try interpreter.meter.charge(steps: k)
    var chosen: [Value] = []
    // Small populations are shuffled in a copy, large ones drawn from with the positions taken remembered.
    let setSize = k > 5 ? 21 + Int(pow(4, ceil(log(Double(k * 3)) / log(4)))) : 21
    if n <= setSize {
      for i in 0..<k {
        let j = random.below(n - i, interpreter)
        chosen.append(population[j])
        population[j] = population[n - i - 1]
      }
      return .list(chosen)
    }
    var taken = Set<Int>()
    for _ in 0..<k {
      var j = random.below(n, interpreter)
      while !taken.insert(j).inserted { j = random.below(n, interpreter) }
      chosen.append(population[j])
    }
    return .list(chosen)
  }
}
