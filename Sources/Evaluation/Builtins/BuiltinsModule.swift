extension BuiltinModule {
  /// What a lesson finds without an import. Functions that look at the caller's names (`globals`, `super`, `dir()`)
  /// and the class model (`object`, `type`, `property`, exceptions) are the evaluator's.
  static let builtins = BuiltinModule(
    "builtins", "Functions, types and exceptions that need no import.",
    functions: IterationFunctions.all + NumericFunctions.all + ObjectFunctions.all + PrintingFunctions.all
      + HelpFunctions.all,
    classes: [
      .int, .bool, .float, .str, .list, .tuple, .dict, .set, .frozenset, .range, .slice, .bytes, .enumerate, .zip, .map,
      .filter, .reversed,
    ],
    constants: [
      ("Ellipsis", { _ in .ellipsis }), ("NotImplemented", { _ in .notImplemented }),
      ("__debug__", { _ in .bool(true) }),
    ])

  /// Types that have no name of their own in a lesson but are the type of some value.
  static let hiddenClasses: [BuiltinClass] =
    [.noneType, .stream, BuiltinClass("types.UnionType", "The type of `int | str`.")] + BuiltinClass.singletons
    + BuiltinClass.dictViews + BuiltinClass.iterators
}
