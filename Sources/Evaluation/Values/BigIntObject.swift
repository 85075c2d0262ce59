import BigInt

/// An `int` beyond 64 bits. Results that fit a word are always `Value.int`, so that equal numbers look alike.
public final class BigIntObject: CountedObject {
  public let value: BigInt

  public init(_ value: BigInt) {
    self.value = value
    super.init(size: value.magnitude.bitWidth / 8)
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.int }
  public override func truth(in interpreter: Interpreter) throws(Raise) -> Bool { true }
  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { NumberHash.hash(value) }

  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    try interpreter.decimalDigits(value)
  }
}

extension Value {
  /// An integer of any size in its one form.
  public static func integer(_ value: BigInt) -> Value {
    if let small = Int(exactly: value) { return .int(small) }
    return .object(BigIntObject(value))
  }
}
