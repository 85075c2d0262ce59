import Evaluation
import Testing
import Torch

/// The tables themselves.
struct TableTests {
  private var builtins: [(owner: String, builtin: Builtin)] {
    TorchLibrary.modules.flatMap { module in
      module.functions.map { (module.name, $0) }
        + module.classes.flatMap { type in
          (type.methods + type.properties + type.staticMethods + [type.constructor].compactMap { $0 })
            .map { (type.qualifiedName, $0) }
        }
    }
  }

  @Test func everyBuiltinHasDocumentation() {
    for (owner, builtin) in builtins {
      #expect(builtin.documentation.hasSuffix("."), "\(owner).\(builtin.name)")
    }
  }

  @Test func noModuleDeclaresANameTwice() {
    for module in TorchLibrary.modules {
      let names = module.functions.map(\.name)
      #expect(Set(names).count == names.count, "\(module.name)")
      for type in module.classes {
        let members = (type.methods + type.properties).map(\.name)
        let twice = Set(members.filter { name in members.filter { $0 == name }.count > 1 })
        #expect(twice.isEmpty, "\(type.qualifiedName): \(twice)")
      }
    }
  }

  @Test func aNameThatOnlyPyTorchHasIsUnsupported() {
    for code in ["torch.fft", "torch.zeros(2).numpy()", "torch.nn.Bilinear", "torch.nn.functional.grid_sample"] {
      let interpreter = Interpreter(library: TorchLibrary.library)
      let outcome = interpreter.run("import torch\n\(code)", cell: 0)
      #expect(outcome.error?.kind == .unsupported, "\(code)")
    }
  }
}
