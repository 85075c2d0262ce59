import SourceText
import Syntax

/// One interpreter: namespaces, modules, limits and everything that a builtin may ask of the running lesson. It is
/// confined to the thread that runs it; there is one a chapter.
public final class Interpreter {
  public let classes: CoreClasses
  public let meter: Meter
  let state = LibraryState()
  /// What a host library keeps per interpreter (random generator, print options, default dtype, gradient mode).
  public var hostState: AnyObject?
  /// Whether poolings are to be recorded, and those recorded since the cell began.
  public var recordsPoolings = false
  public var poolings: [PoolingRecord] = []
  /// The lesson's functions that run, the outermost first, while poolings are recorded: a loop is known by the function
  /// it stands in.
  public internal(set) var activations: [Activation] = []
  var activationsMade = 0
  /// Set by a generator that draws before it was seeded.
  public var drewUnseeded = false
  /// Set when an address was formatted.
  public internal(set) var showedAddress = false
  /// Asked about every thousand steps, from the thread of the interpreter; true stops the cell.
  public var isInterrupted: @Sendable () -> Bool {
    get { meter.isInterrupted }
    set { meter.isInterrupted = newValue }
  }

  /// The strings of one ASCII character, which loops over text meet again and again.
  private let characters: [Value] = (0..<128).map { .string(String(Unicode.Scalar(UInt8($0)))) }

  /// A string of one scalar.
  func character(_ scalar: Unicode.Scalar) -> Value {
    scalar.value < 128 ? characters[Int(scalar.value)] : .string(StringObject(scalar: scalar))
  }

  let registry: ClassRegistry
  let builtins: Builtins
  var modules: ModuleTable
  var namespaces: [String: Namespace] = [:]
  /// Those of modules that are written in the lesson language.
  var moduleNamespaces: [Namespace] = []
  /// The variables of the function that calls `locals`, `eval` or the like; nil at the top level.
  var callerLocals: DictObject?
  /// The namespace of the running program, which `globals` and `eval` mean.
  var running: Namespace?
  var output: OutputSink
  var stack = ValueStack()
  /// Levels of Python calls.
  var depth = 0
  let recursionLimit: Int
  /// The generator whose body runs; whoever resumed it keeps it alive.
  var generator: Unmanaged<GeneratorObject>?
  /// The exception that an `except` block is handling, for a bare `raise`.
  var handled: ExceptionObject?
  /// The number of the running cell, for tracebacks.
  var cell = 0
  /// What stands for the number of a cell in the parts of the library that are written in the lesson language.
  static let libraryCell = -1

  /// - Parameter library: what lessons can import.
  public init(limits: Limits = Limits(), library: Library = .standard) {
    let meter = Meter(limits)
    self.meter = meter
    (registry, classes) = meter.whileCurrent {
      let registry = ClassRegistry(library)
      return (registry, CoreClasses(registry))
    }
    builtins = Builtins(library)
    modules = ModuleTable(library)
    output = OutputSink(limit: limits.output)
    recursionLimit = limits.recursion
  }

  deinit {
    tearDown()
    stack.deallocate()
  }

  /// Lets go of everything that the lesson made. Cycles are broken, deep structures are freed by a loop. The
  /// interpreter may be used again: it then starts empty.
  public func tearDown() {
    LargeStack.run { meter.whileCurrent { releaseEverything() } }
  }

  private func releaseEverything() {
    for namespace in Array(namespaces.values) + moduleNamespaces { namespace.releaseAll() }
    namespaces = [:]
    moduleNamespaces = []
    handled = nil
    hostState = nil
    modules.unload()
    meter.releaseAll()
  }

  /// The class object that a `BuiltinClass` declared under this qualified name.
  public func builtinClass(_ qualifiedName: String) -> ClassObject { registry.classObject(qualifiedName) }

  /// `0x7f…`, and a note that the shown text depends on it.
  public func address(of object: Object) -> String {
    showedAddress = true
    let digits = String(UInt(bitPattern: ObjectIdentifier(object)), radix: 16)
    return "0x" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
  }

  /// Writes to the cell's output; `kind` says that the text is a value.
  public func write(_ text: String, as kind: ShownKind? = nil) throws(Raise) {
    try output.write(text, as: kind, isEcho: false)
  }

  /// Whether a special method declined.
  func isNotImplemented(_ value: Value) -> Bool { value.isNotImplemented }
}
