extension ExceptionKind {
  /// The class that this one derives from; nil for the root.
  public var base: ExceptionKind? {
    switch self {
    case .baseException: nil
    case .exception, .generatorExit, .keyboardInterrupt, .systemExit: .baseException
    case .floatingPointError, .overflowError, .zeroDivisionError: .arithmeticError
    case .fileNotFoundError, .timeoutError: .osError
    case .moduleNotFoundError: .importError
    case .indentationError: .syntaxError
    case .tabError: .indentationError
    case .indexError, .keyError: .lookupError
    case .notImplementedError, .recursionError: .runtimeError
    case .unboundLocalError: .nameError
    case .unicodeDecodeError, .unicodeEncodeError: .unicodeError
    case .unicodeError: .valueError
    case .userWarning, .deprecationWarning, .futureWarning, .runtimeWarning: .warning
    case .arithmeticError, .assertionError, .attributeError, .eofError, .importError, .lookupError, .memoryError,
      .nameError, .osError, .runtimeError, .stopIteration, .syntaxError, .typeError, .valueError, .warning:
      .exception
    }
  }

  /// Whether catching `other` catches this kind.
  func isKind(of other: ExceptionKind) -> Bool {
    var kind: ExceptionKind? = self
    while let current = kind {
      if current == other { return true }
      kind = current.base
    }
    return false
  }

  /// The declarations of all exception classes.
  static var classes: [BuiltinClass] {
    allCases.map { kind in
      BuiltinClass(
        kind.rawValue, "", bases: kind.base.map { [$0.rawValue] } ?? [],
        methods: kind == .baseException ? BaseExceptionMethods.all : [])
    }
  }
}

/// The methods of `BaseException`.
private enum BaseExceptionMethods {
  static let all = [
    Builtin("__init__(self, /, *args)", "Keeps the arguments.") { arguments, _ throws(Raise) in
      guard let exception = arguments[0].as(ExceptionObject.self), case .tuple(let given) = arguments[1] else {
        return .none
      }
      exception.arguments = given.items
      return .none
    },
    Builtin("with_traceback(self, tb, /)", "The exception itself.") { arguments, _ throws(Raise) in arguments[0] },
    Builtin("add_note(self, note, /)", "Adds a note.") { arguments, interpreter throws(Raise) in
      guard let exception = arguments[0].as(ExceptionObject.self) else { return .none }
      guard case .list(let notes)? = exception.attributes["__notes__"] else {
        exception.attributes["__notes__"] = .list([arguments[1]])
        return .none
      }
      notes.items.append(arguments[1])
      return .none
    },
  ]
}
