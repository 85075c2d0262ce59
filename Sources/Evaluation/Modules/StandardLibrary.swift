/// The modules that every interpreter has; `builtins` is what needs no import.
enum StandardLibrary {
  static var modules: [BuiltinModule] {
    [
      .builtins, .math, .itertools, .random, .time, .sys, .operator, .functools, .collections, .copy, .typing,
      BuiltinModule(
        "builtins", "", functions: BuiltinModule.namespaceFunctions,
        classes: ExceptionKind.classes + ObjectModel.classes + BuiltinModule.hiddenClasses),
    ]
  }
}
