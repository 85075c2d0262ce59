import Syntax
import Testing

@testable import Evaluation
@testable import Torch

/// What of a module is written in the lesson language runs when a name is sought that no table declares, so no name may
/// stand in both.
struct LibrarySourceTests {
  static let sources = TorchLibrary.library.modules.values.joined().compactMap { module in
    module.source.map { (module: module.name, text: $0) }
  }

  @Test(arguments: sources.map(\.module)) func definesOnlyNewNames(module: String) throws {
    let declared = TorchLibrary.library.modules[module, default: []].flatMap(\.places.keys)
    for source in Self.sources where source.module == module {
      #expect(try NamespaceUse(of: source.text).binds.intersection(declared).isEmpty)
    }
  }
}
