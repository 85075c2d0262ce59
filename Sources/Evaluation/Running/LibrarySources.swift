import Syntax
import Synchronization

/// The modules that are written in the lesson language, parsed and resolved once for all interpreters of the process.
enum LibrarySources {
  /// A program, and the names of the namespace that it alone runs in.
  struct Resolved: Sendable {
    let program: Program
    let names: GlobalNames
  }

  /// By the name of the module: texts are long to look up by.
  private static let known = Mutex<[String: [(source: String, library: Resolved)]]>([:])

  /// Whoever asks for a module that another thread is at waits for it: that is sooner than doing the work again.
  static func resolved(_ source: String, of module: String) throws(SyntaxError) -> Resolved {
    try known.withLock { known throws(SyntaxError) in
      if let entry = known[module]?.first(where: { $0.source == source }) { return entry.library }
      var names = GlobalNames()
      let program = try resolve(try parse(source), names: &names)
      let library = Resolved(program: program, names: names)
      known[module, default: []].append((source, library))
      return library
    }
  }
}
