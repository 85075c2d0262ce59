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

  /// Whoever asks for a module that another thread is at waits for it: that is sooner than doing the work again.
  static func resolved(_ source: String) throws(SyntaxError) -> Resolved {
    try known.withLock { known throws(SyntaxError) in
      if let library = known[source] { return library }
      var names = GlobalNames()
      let program = try resolve(try parse(source), names: &names)
      let library = Resolved(program: program, names: names)
      known[source] = library
      return library
    }
  }
}
