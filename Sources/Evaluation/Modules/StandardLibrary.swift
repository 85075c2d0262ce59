/// The modules that every interpreter has; `builtins` is what needs no import.
enum StandardLibrary {
  static var modules: [BuiltinModule] {
    [
      .builtins, .math, .itertools, .random, .time, .sys, .operator, .functools, .copy, .typing,
      .string, .abc, .contextlib, .warnings, .statistics, .heapq, .bisect, .io, .dataclasses,
      BuiltinModule(
        "builtins", "", functions: BuiltinModule.namespaceFunctions,
        classes: ExceptionKind.classes + ObjectModel.classes + BuiltinModule.hiddenClasses),
    ] + BuiltinModule.collections
  }
}
