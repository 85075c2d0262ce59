extension String {
  /// A text many times over, copied as bytes: Swift's own `String(repeating:count:)` appends one copy after the other.
  init(copies count: Int, of text: String) {
    var text = text
    let size = text.utf8.count
    guard count > 0, size > 0 else {
      self = ""
      return
    }
    self = text.withUTF8 { source in
      String(unsafeUninitializedCapacity: size * count) { target in
        guard let first = source.first else { return 0 }
        if size == 1 {
          target.initialize(repeating: first)
        } else {
          for copy in 0..<count { _ = target[(copy * size)...].initialize(fromContentsOf: source) }
        }
        return size * count
      }
    }
  }
}
