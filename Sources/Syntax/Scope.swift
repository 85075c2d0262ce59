/// The number of a scope in its program: 0 is the module, others in the order in which the parser met them.
public struct ScopeID: Hashable, Sendable {
  public let index: Int

  public init(_ index: Int) { self.index = index }

  public static let module = ScopeID(0)
}

/// Where a name lives, decided before anything runs. After the resolver no dictionary is touched for a variable.
public enum Binding: Hashable, Sendable {
  /// A slot of the running frame.
  case local(Int)
  /// A slot of the running frame that holds a cell, because an inner scope captures it.
  case cell(Int)
  /// A cell of the function object, made by an enclosing frame.
  case free(Int)
  /// A slot of the namespace that the cells of a chapter share; unbound there, it is looked up among the builtins.
  case global(Int)
  /// A name of a class body, looked up in the class's own namespace, then as the binding says.
  indirect case classMember(String, otherwise: Binding)
}

/// What the resolver knows about a module, function, lambda, class body or comprehension.
public struct Scope: Sendable {
  public enum Kind: Sendable { case module, function, lambda, `class`, comprehension }

  public let id: ScopeID
  public let kind: Kind
  /// Every name that the scope mentions, with its place.
  var bindings = SmallMap<String, Binding>()
  /// The scope in whose frame a comprehension runs, when it needs none of its own: a list, set or dict comprehension
  /// outside class bodies whose variables no inner frame captures (PEP 709). Its bindings then are places of the host's frame
  /// (`.local` of the host's slots, the host's cells and free variables), and its own `slotCount` is 0. The host is a function, a
  /// lambda, the module (whose frame has slots for nothing else) or a comprehension with a frame.
  public internal(set) var host: ScopeID?
  /// How many slots a frame of this scope needs: parameters first, in order of `Parameters.list`, then the other locals,
  /// then those of hosted comprehensions.
  public internal(set) var slotCount = 0
  /// Which slots hold cells (parameters among them are boxed on entry).
  public internal(set) var cellSlots: [Int] = []
  /// For each free variable, in order of its `free` index, where the frame that makes the function has the cell: `.cell`
  /// or `.free`. Class bodies and comprehensions with a frame capture as functions do.
  public internal(set) var captures: [Binding] = []
  /// The local names by slot, for messages and `locals()`; empty for the variables of hosted comprehensions, which
  /// `locals()` does not show.
  public internal(set) var slotNames: [String] = []
  /// In a class: the slot of the cell that must hold the class once it is made, because a method mentions `super` or
  /// `__class__` and so has `__class__` as a free variable. It is the only slot that a class body can have.
  public internal(set) var classCellSlot: Int?
  /// Whether the body has a `yield`.
  public internal(set) var isGenerator = false

  init(id: ScopeID, kind: Kind) {
    self.id = id
    self.kind = kind
  }

  /// Where a name lives, if the scope mentions it.
  public func binding(of name: String) -> Binding? { bindings[name] }

  /// The names that the scope mentions, in the order of first mention; parameters come first.
  public var names: [String] { bindings.keys }
}

/// The names of a namespace and the slot of each; it grows from cell to cell and never shrinks.
public struct GlobalNames: Sendable {
  public private(set) var names: [String] = []
  private var slots: [String: Int] = [:]

  public init() {}

  /// The slot of a name, a new one if it has none yet.
  public mutating func slot(for name: String) -> Int {
    if let slot = slots[name] { return slot }
    slots[name] = names.count
    names.append(name)
    return names.count - 1
  }

  public func existingSlot(for name: String) -> Int? { slots[name] }
}

/// A parsed and resolved cell: what evaluation starts from.
public struct Program: Sendable {
  public let statements: [Statement]
  public let scopes: [Scope]
  /// Whether the last statement ends in `;`, which silences its echo, as in a notebook.
  public let echoSilenced: Bool

  public init(statements: [Statement], scopes: [Scope], echoSilenced: Bool) {
    self.statements = statements
    self.scopes = scopes
    self.echoSilenced = echoSilenced
  }
}
