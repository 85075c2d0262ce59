extension Interpreter {
  /// Runs the source that completes a builtin module.
  func runModule(_ source: String, in module: ModuleObject) throws(Raise) {}
}
