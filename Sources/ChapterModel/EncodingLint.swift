import SourceText

/// Finds bytes that are no text: everything else reads them as replacement characters, without a word.
enum EncodingLint {
  /// The first byte that is not UTF-8, with advice when the file looks like another Unicode encoding.
  static func problem(in source: SourceFile) -> Diagnostic? {
    guard let offset = firstInvalid(source.bytes) else { return nil }
    let byte = String(source.bytes[offset], radix: 16, uppercase: true)
    let isUTF16 = source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF])
    return .chapter(
      .error, "encoding", "the byte 0x\(byte) is not UTF-8", in: source, at: offset..<(offset + 1),
      notes: [isUTF16 ? "The file is UTF-16; save it as UTF-8." : "Save the file as UTF-8."])
  }

  /// Where decoding fails first.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return min(error.byteOffsets.lowerBound, bytes.count - 1)
    }
  }
}
