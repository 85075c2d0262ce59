import Syntax
import Synchronization

/// The modules that are written in the lesson language, parsed once for all interpreters of the process.
enum LibrarySources {
  private static let known = Mutex<[String: ParsedModule]>([:])

  static func parsed(_ source: String) throws(SyntaxError) -> ParsedModule {
    if let module = known.withLock({ $0[source] }) { return module }
    let module = try parse(source)
    known.withLock { $0[source] = module }
    return module
  }
}
