/// Cutting and joining of `str`.
enum StringSplitting {
  static let methods: [Builtin] = [
    split("split", "The words of the text, or its parts between separators."),
    split("rsplit", "As `split`, counting from the end."),
    Builtin("splitlines(self, /, keepends=False)", "The lines of the text.") { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      try interpreter.announce(bytes: string.value.utf8.count)
      return .list(try lines(string.value, keepEnds: try interpreter.truth(of: arguments[1]), interpreter.meter))
    },
    partition("partition", "What stands before a separator, the separator, and what stands after it."),
    partition("rpartition", "As `partition`, at the last separator."),
    Builtin("join(self, iterable, /)", "The strings of an iterable with this text between them.") {
      arguments, interpreter throws(Raise) in
      try interpreter.join(arguments.string(in: interpreter).value, arguments[1])
    },
    strip("strip", "The text without white space, or without given characters, at its ends."),
    strip("lstrip", "The text without white space, or without given characters, at its beginning."),
    strip("rstrip", "The text without white space, or without given characters, at its end."),
  ]

  private static func split(_ name: String, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, /, sep=None, maxsplit=-1)", documentation) { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let limit = try interpreter.index(of: arguments[2])
      let maximum = limit < 0 ? Int.max : limit
      try interpreter.announce(bytes: string.value.utf8.count)
      if arguments[1].isNone {
        let scalars = Array(string.value.unicodeScalars)
        let meter = interpreter.meter
        return .list(
          try name == "split" ? words(scalars, maximum, meter) : lastWords(scalars, maximum, meter))
      }
      let separator = try interpreter.string(arguments[1]) { "must be str or None, not \($0)" }
      guard !separator.value.isEmpty else { throw .valueError("empty separator") }
      return .list(
        try parts(string.value, separator.value, maximum, fromEnd: name == "rsplit", meter: interpreter.meter))
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    guard scalars.allSatisfy(\.isASCII) else { return String(String.UnicodeScalarView(scalars)) }
    return String(unsafeUninitializedCapacity: scalars.count) { bytes in
      for (index, scalar) in scalars.enumerated() { bytes[index] = UInt8(truncatingIfNeeded: scalar.value) }
      return scalars.count
    }
  }

  private static func words(_ scalars: [Unicode.Scalar], _ limit: Int, _ meter: Meter) throws(Raise) -> [Value] {
    var words: [Value] = []
    var rest = scalars[...].drop(while: ScalarKind.isSpace)
    while !rest.isEmpty {
      if words.count >= limit {
        words.append(.string(text(rest)))
        break
      }
      let end = rest.firstIndex(where: ScalarKind.isSpace) ?? rest.endIndex
      words.append(.string(text(rest[..<end])))
      try meter.step()
      rest = rest[end...].drop(while: ScalarKind.isSpace)
    }
    return words
  }

  private static func lastWords(_ scalars: [Unicode.Scalar], _ limit: Int, _ meter: Meter) throws(Raise) -> [Value] {
    var words: [Value] = []
    var rest = scalars[...]
    func trim() { while let last = rest.last, ScalarKind.isSpace(last) { rest.removeLast() } }
    trim()
    while !rest.isEmpty {
      if words.count >= limit {
        words.append(.string(text(rest)))
        break
      }
      let start = rest.lastIndex(where: ScalarKind.isSpace).map { $0 + 1 } ?? rest.startIndex
      words.append(.string(text(rest[start...])))
      try meter.step()
      rest = rest[..<start]
      trim()
    }
    return words.reversed()
  }

  /// The parts of a text between separators: a step each, since they may be many and small.
  static func parts(
    _ text: String, _ separator: String, _ limit: Int, fromEnd: Bool = false, meter: Meter
  ) throws(Raise) -> [Value] {
    var text = text
    text.makeContiguousUTF8()
    let bytes = Array(text.utf8)
    let separator = Array(separator.utf8)
    return try fromEnd ? lastParts(bytes, separator, limit, meter) : firstParts(bytes, separator, limit, meter)
  }

  private static func firstParts(
    _ text: [UInt8], _ separator: [UInt8], _ limit: Int, _ meter: Meter
  ) throws(Raise) -> [Value] {
    var parts: [Value] = []
    var position = 0
    while parts.count < limit, let found = first(of: separator, in: text, from: position) {
      parts.append(.string(String(decoding: text[position..<found], as: UTF8.self)))
      position = found + separator.count
      try meter.step()
    }
    parts.append(.string(String(decoding: text[position...], as: UTF8.self)))
    return parts
  }

  private static func lastParts(
    _ text: [UInt8], _ separator: [UInt8], _ limit: Int, _ meter: Meter
  ) throws(Raise) -> [Value] {
    var parts: [Value] = []
    var end = text.count
    while parts.count < limit, let found = last(of: separator, in: text, before: end) {
      parts.append(.string(String(decoding: text[(found + separator.count)..<end], as: UTF8.self)))
      end = found
      try meter.step()
    }
    parts.append(.string(String(decoding: text[..<end], as: UTF8.self)))
    return parts.reversed()
  }

  private static func first(of separator: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    text.withUnsafeBufferPointer { text in
      separator.withUnsafeBufferPointer { ByteSearch.first(of: $0, in: text, from: start, to: text.count) }
    }
  }

  private static func last(of separator: [UInt8], in text: [UInt8], before end: Int) -> Int? {
    text.withUnsafeBufferPointer { text in
      separator.withUnsafeBufferPointer { ByteSearch.last(of: $0, in: text, from: 0, to: end) }
    }
  }

  private static func lines(_ string: String, keepEnds: Bool, _ meter: Meter) throws(Raise) -> [Value] {
    var lines: [Value] = []
    let scalars = Array(string.unicodeScalars)
    var start = 0
    var position = 0
    while position < scalars.count {
      guard ScalarKind.isLineBreak(scalars[position]) else {
        position += 1
        continue
      }
      let isPair = scalars[position] == "\r" && position + 1 < scalars.count && scalars[position + 1] == "\n"
      let next = position + (isPair ? 2 : 1)
      lines.append(.string(text(scalars[start..<(keepEnds ? next : position)])))
      (start, position) = (next, next)
      try meter.step()
    }
    if start < scalars.count { lines.append(.string(text(scalars[start...]))) }
    return lines
  }

  private static func partition(_ name: String, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, sep, /)", documentation) { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      let separator = try interpreter.string(arguments[1]) { "must be str, not \($0)" }
      guard !separator.value.isEmpty else { throw .valueError("empty separator") }
      let fromEnd = name == "rpartition"
      try interpreter.announce(bytes: string.value.utf8.count)
      let parts = try parts(string.value, separator.value, 1, fromEnd: fromEnd, meter: interpreter.meter)
      guard parts.count == 2 else {
        return .tuple(
          fromEnd ? [.string(""), .string(""), .string(string)] : [.string(string), .string(""), .string("")])
      }
      return .tuple([parts[0], .string(separator), parts[1]])
    }
  }

  private static func strip(_ name: String, _ documentation: String) -> Builtin {
    Builtin("\(name)(self, chars=None, /)", documentation) { arguments, interpreter throws(Raise) in
      let string = try arguments.string(in: interpreter)
      var unwanted = ScalarKind.isSpace
      if !arguments[1].isNone {
        let characters = try interpreter.string(arguments[1]) { _ in "\(name) arg must be None or str" }
        let set = Set(characters.value.unicodeScalars)
        unwanted = { set.contains($0) }
      }
      try interpreter.meter.charge(elements: string.value.utf8.count)
      var scalars = string.value.unicodeScalars[...]
      if name != "rstrip" { scalars = scalars.drop(while: unwanted) }
      if name != "lstrip" { while let last = scalars.last, unwanted(last) { scalars.removeLast() } }
      return .string(String(scalars))
    }
  }
}

extension Interpreter {
  /// `separator.join(iterable)`.
  func join(_ separator: String, _ iterable: Value) throws(Raise) -> Value {
    guard try iteratorIfPresent(over: iterable) != nil else { throw .typeError("can only join an iterable") }
    let items = try items(of: iterable)
    if items.count == 1, case .string = items[0] { return items[0] }
    var total = 0
    for (index, item) in items.enumerated() {
      let part = try string(item) { "sequence item \(index): expected str instance, \($0) found" }
      total += part.value.utf8.count + separator.utf8.count
    }
    try announce(bytes: total)
    var text = ""
    text.reserveCapacity(total)
    for (index, item) in items.enumerated() {
      if index > 0 { text += separator }
      if case .string(let part) = native(item) { text += part.value }
    }
    return try newString(text)
  }
}
