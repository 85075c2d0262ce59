/// The modules that every interpreter has; `builtins` is what needs no import.
enum StandardLibrary {
  static var modules: [BuiltinModule] {
    [BuiltinModule("builtins", "", classes: ExceptionKind.classes + ObjectModel.classes)]
  }
}
