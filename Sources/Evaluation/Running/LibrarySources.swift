import Syntax
import Synchronization

/// The modules that are written in the lesson language, parsed and resolved once for all interpreters of the process.
enum LibrarySources {
  /// A program, and the names of the namespace that it alone runs in.
  struct Resolved: Sendable {
    let program: Program
    let names: GlobalNames
  }

  private static let known = Mutex<[String: Resolved]>([:])

  /// - Parameter names: the names of the module's fresh namespace.
  static func resolved(_ source: String, names: GlobalNames) throws(SyntaxError) -> Resolved {
    if let library = known.withLock({ $0[source] }) { return library }
    var names = names
    let library = Resolved(program: try resolve(try parse(source), names: &names), names: names)
    known.withLock { $0[source] = library }
    return library
  }
}
