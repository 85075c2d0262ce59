import SourceText
import Syntax

/// The class objects of one interpreter.
public final class CoreClasses {
  public let object: ClassObject
  public let type: ClassObject
  public let str: ClassObject
  public let list: ClassObject
  public let tuple: ClassObject
  public let dict: ClassObject
  private let exceptions: [ExceptionKind: ClassObject]

  init() {
    fatalError("written by the evaluator")
  }

  public func exception(_ kind: ExceptionKind) -> ClassObject { exceptions[kind]! }
}

/// One interpreter: namespaces, modules, limits and everything that a builtin may ask of the running lesson. It is
/// confined to the thread that runs it; there is one a chapter.
public final class Interpreter {
  public let classes: CoreClasses
  public let meter: Meter
  /// What a host library keeps per interpreter (random generator, print options, default dtype, gradient mode).
  public var hostState: AnyObject?
  /// Whether poolings are to be recorded, and those recorded since the cell began.
  public var recordsPoolings = false
  public var poolings: [PoolingRecord] = []
  /// Set by a generator that draws before it was seeded.
  public var drewUnseeded = false
  /// Set when an address was formatted.
  public private(set) var showedAddress = false

  public init(limits: Limits = Limits(), modules: [BuiltinModule] = []) {
    classes = CoreClasses()
    meter = Meter(limits)
  }
}
