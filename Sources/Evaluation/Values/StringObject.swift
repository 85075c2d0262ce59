/// A `str`: Unicode scalars, compared and hashed scalar by scalar (Swift's own `==` is canonical equivalence).
public final class StringObject: CountedObject {
  public let value: String
  /// All scalars are ASCII, so that a byte offset is an index.
  public let isASCII: Bool
  private var cachedCount = -1
  private var cachedHash = 0

  public init(_ value: String) {
    var value = value
    self.isASCII = value.withUTF8 { bytes in bytes.reduce(0, |) < 0x80 }
    self.value = value
    super.init(size: value.utf8.count)
  }

  /// One scalar.
  public convenience init(scalar: Unicode.Scalar) { self.init(String(scalar)) }

  private var cachedScalars: [Unicode.Scalar]?

  /// The scalars of a string that is not ASCII, for indexing; kept, since whoever indexes once does so again.
  public var scalars: [Unicode.Scalar] {
    if let cachedScalars { return cachedScalars }
    let scalars = Array(value.unicodeScalars)
    if !isASCII { cachedScalars = scalars }
    return scalars
  }

  /// The scalar at a position below `count`.
  func scalar(at position: Int) -> Unicode.Scalar {
    guard isASCII else { return scalars[position] }
    let utf8 = value.utf8
    return Unicode.Scalar(utf8[utf8.index(utf8.startIndex, offsetBy: position)])
  }

  /// `len(s)`: the number of Unicode scalars.
  public var count: Int {
    if isASCII { return value.utf8.count }
    if cachedCount < 0 { cachedCount = value.unicodeScalars.count }
    return cachedCount
  }

  /// A hash of the UTF-8 bytes, computed once.
  public var contentHash: Int {
    if cachedHash == 0 {
      // FNV-1a over the bytes: strings that are keys are short, and the order of a dict does not depend on it.
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in value.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      cachedHash = hash == 0 ? 1 : Int(truncatingIfNeeded: hash)
    }
    return cachedHash
  }

  /// Scalar by scalar, never by canonical equivalence.
  public static func == (a: StringObject, b: StringObject) -> Bool {
    if a === b { return true }
    if a.isASCII != b.isASCII || a.value.utf8.count != b.value.utf8.count { return false }
    // Of ASCII texts canonical equivalence is equality, and Swift compares their bytes at once.
    return a.isASCII ? a.value == b.value : a.value.utf8.elementsEqual(b.value.utf8)
  }

  public override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.classes.str }
  public override func length(in interpreter: Interpreter) throws(Raise) -> Int? { count }
  public override func hashValue(in interpreter: Interpreter) throws(Raise) -> Int? { contentHash }
  public override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? {
    StringIterator(self)
  }
  public override func representation(in interpreter: Interpreter) throws(Raise) -> String {
    try interpreter.announce(bytes: value.utf8.count, times: 8)
    return StringQuoting.quoted(value)
  }
  public override func text(in interpreter: Interpreter) throws(Raise) -> String { value }
}
