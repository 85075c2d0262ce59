/// Searching, counting and replacing in `str`.
enum StringSearching {
  /// A string to search in, and the byte range of its scalars `start..<stop`; nil when the range is empty by being
  /// out of order, in which not even the empty string is found.
  struct Field {
    let text: String
    let isASCII: Bool
    let bytes: Range<Int>

    init?(_ string: StringObject, _ start: Value, _ stop: Value, in interpreter: Interpreter) throws(Raise) {
      text = string.value
      isASCII = string.isASCII
      try interpreter.meter.charge(elements: text.utf8.count)
      if start.isNone, stop.isNone {
        bytes = 0..<text.utf8.count
        return
      }
      let bounds = try SliceObject(start, stop, .none).bounds(count: string.count, in: interpreter)
      let first = try start.isNone ? 0 : interpreter.sliceIndex(start)
      guard bounds.start <= bounds.end, first <= string.count else { return nil }
      bytes = Self.offset(bounds.start, text, isASCII)..<Self.offset(bounds.end, text, isASCII)
    }

    private static func offset(_ scalar: Int, _ text: String, _ isASCII: Bool) -> Int {
      if isASCII { return scalar }
      let index = text.unicodeScalars.index(text.startIndex, offsetBy: scalar)
      return text.utf8.distance(from: text.startIndex, to: index)
    }

    /// The position in scalars of a byte.
    func scalar(at byte: Int) -> Int {
      isASCII ? byte : text.utf8.prefix(byte).count { $0 & 0xC0 != 0x80 }
    }

    func first(_ part: String) -> Int? { search(part, ByteSearch.first) }
    func last(_ part: String) -> Int? { search(part, ByteSearch.last) }

    private func search(
      _ part: String, _ find: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, Int, Int) -> Int?
    ) -> Int? {
      var (text, part) = (text, part)
      return text.withUTF8 { text in
        part.withUTF8 { part in find(part, text, bytes.lowerBound, bytes.upperBound) }
      }.map(scalar)
    }

    func count(_ part: String) -> Int {
      var (text, part) = (text, part)
      return text.withUTF8 { text in
        part.withUTF8 { part in
          if part.isEmpty { return text[bytes].count { $0 & 0xC0 != 0x80 } + 1 }
          var (count, position) = (0, bytes.lowerBound)
          while let found = ByteSearch.first(of: part, in: text, from: position, to: bytes.upperBound) {
            count += 1
            position = found + part.count
          }
          return count
        }
      }
    }

    func hasAffix(_ part: String, atEnd: Bool) -> Bool {
      let count = part.utf8.count
      guard count <= bytes.count else { return false }
      var (text, part) = (text, part)
      return text.withUTF8 { text in
        let start = atEnd ? bytes.upperBound - count : bytes.lowerBound
        return part.withUTF8 { part in text[start..<start + count].elementsEqual(part) }
      }
    }
  }

  static let methods: [Builtin] = [
    find("find", "Where a part first stands, or -1."),
    find("rfind", "Where a part last stands, or -1."),
    find("index", "Where a part first stands; raises ValueError when it does not."),
    find("rindex", "Where a part last stands; raises ValueError when it does not."),
    Builtin(
      "count(self, sub, start=None, end=None, /)", dialect: .cpythonFormat, "How often a part stands in the text."
    ) { arguments, interpreter throws(Raise) in
      let part = try interpreter.string(arguments[1]) { "must be str, not \($0)" }
      let field = try Field(arguments.string(in: interpreter), arguments[2], arguments[3], in: interpreter)
      return .int(field?.count(part.value) ?? 0)
    },
    affix("startswith", "Whether the text begins with a part, or with one of a tuple of parts."),
    affix("endswith", "Whether the text ends with a part, or with one of a tuple of parts."),
    Builtin("replace(self, old, new, count=-1, /)", "The text with a part replaced, at most `count` times.") {
      arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let old = try interpreter.string(arguments[1], argument: "replace() argument 1")
      let new = try interpreter.string(arguments[2], argument: "replace() argument 2")
      let limit = try interpreter.index(of: arguments[3])
      return try interpreter.replace(string, old.value, new.value, limit < 0 ? Int.max : limit)
    },
    Builtin("removeprefix(self, prefix, /)", "The text without a prefix.") { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let prefix = try interpreter.string(arguments[1], argument: "removeprefix() argument")
      guard let field = try Field(string, .none, .none, in: interpreter), field.hasAffix(prefix.value, atEnd: false)
      else { return .string(string) }
      return .string(String(decoding: string.value.utf8.dropFirst(prefix.value.utf8.count), as: UTF8.self))
    },
    Builtin("removesuffix(self, suffix, /)", "The text without a suffix.") { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let suffix = try interpreter.string(arguments[1], argument: "removesuffix() argument")
      guard !suffix.value.isEmpty, let field = try Field(string, .none, .none, in: interpreter),
        field.hasAffix(suffix.value, atEnd: true)
      else { return .string(string) }
      return .string(String(decoding: string.value.utf8.dropLast(suffix.value.utf8.count), as: UTF8.self))
    },
  ]

  private static func find(_ name: String, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, sub, start=None, end=None, /)", dialect: .cpythonFormat, documentation) {
      arguments, interpreter throws(Raise) in
      let part = try interpreter.string(arguments[1]) { "must be str, not \($0)" }
      let field = try Field(arguments.string(in: interpreter), arguments[2], arguments[3], in: interpreter)
      let found = name.hasPrefix("r") ? field?.last(part.value) : field?.first(part.value)
      if let found { return .int(found) }
      if name.hasSuffix("find") { return .int(-1) }
      throw .valueError("substring not found")
    }
  }

  private static func affix(_ name: String, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, prefix, start=None, end=None, /)", dialect: .cpythonFormat, documentation) {
      arguments, interpreter throws(Raise) in
      let field = try Field(arguments.string(in: interpreter), arguments[2], arguments[3], in: interpreter)
      let atEnd = name == "endswith"
      switch interpreter.native(arguments[1]) {
      case .string(let part): return .bool(field?.hasAffix(part.value, atEnd: atEnd) ?? false)
      case .tuple(let parts):
        for part in parts.items {
          let part = try interpreter.string(part) { "tuple for \(name) must only contain str, not \($0)" }
          if field?.hasAffix(part.value, atEnd: atEnd) ?? false { return .bool(true) }
        }
        return .bool(false)
      default:
        throw .typeError(
          "\(name) first arg must be str or a tuple of str, not \(interpreter.typeName(of: arguments[1]))")
      }
    }
  }
}

extension Interpreter {
  func replace(_ string: StringObject, _ old: String, _ new: String, _ limit: Int) throws(Raise) -> Value {
    let text = Array(string.value.utf8)
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    try meter.charge(elements: text.count)
    if limit == 0 { return .string(string) }
    var result: [UInt8] = []
    var position = 0
    var count = 0
    if old.isEmpty {
      try announce(bytes: min(limit, text.count + 1), times: new.count)
      while position < text.count, count < limit {
        result += new
        count += 1
        repeat {
          result.append(text[position])
          position += 1
        } while position < text.count && text[position] & 0xC0 == 0x80
      }
      if count < limit { result += new }
      return try newString(String(decoding: result + text[position...], as: UTF8.self))
    }
    while count < limit, let found = ByteSearch.first(of: old, in: text, from: position) {
      try meter.charge(elements: new.count)
      try meter.ensureRoom(bytes: 2 * (result.count + (found - position) + new.count))
      result += text[position..<found]
      result += new
      position = found + old.count
      count += 1
    }
    if count == 0 { return .string(string) }
    return try newString(String(decoding: result + text[position...], as: UTF8.self))
  }
}
