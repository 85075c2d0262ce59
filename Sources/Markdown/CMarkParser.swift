import CCMarkGFM
import Synchronization

/// A document tree owned by cmark; freed with this object.
final class CMarkTree {
  let root: OpaquePointer

  private init(_ root: OpaquePointer) { self.root = root }
  deinit { cmark_node_free(root) }

  /// cmark-gfm keeps the special characters of the extensions in variables that all parsers share, and changes them
  /// while it parses; two parsers at the same time would read each other's.
  private static let lock = Mutex(())

  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  static func parse(_ bytes: ArraySlice<UInt8>) -> CMarkTree {
    lock.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      // With single tildes `3~5 与 4~6` would strike out what stands between.
      let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE)
      defer { cmark_parser_free(parser) }
      for name in extensions {
        if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
      }
      bytes.withUnsafeBytes { buffer in
        cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      }
      guard let root = cmark_parser_finish(parser) else { preconditionFailure("cmark gives a document for every text") }
      return CMarkTree(root)
    }
  }
}
