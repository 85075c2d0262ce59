import SourceText

/// What interrupts evaluation: one word wide, so that the way of success stays in registers.
///
/// `Error` demands `Sendable`; a raise never leaves the thread of its interpreter, which is why unchecked is true.
public enum Raise: Error, @unchecked Sendable {
  /// A Python exception, which a lesson may catch.
  case exception(ExceptionObject)
  /// A limit, a refusal or an interruption, which it may not.
  case stop(Stop)
}

/// What a lesson cannot catch.
public final class Stop: Sendable {
  public enum Reason: Sendable { case limit, unsupported, interrupted }

  public let reason: Reason
  public let message: String
  /// A near miss or another piece of advice; no part of the message.
  public let suggestion: String?
  /// Where it happened, until the function around it tells; then nil again.
  let place: Span?
  /// Innermost first.
  let traceback: [TracebackEntry]

  public init(_ reason: Reason, _ message: String, suggestion: String? = nil) {
    self.reason = reason
    self.message = message
    self.suggestion = suggestion
    place = nil
    traceback = []
  }

  private init(_ stop: Stop, place: Span?, traceback: [TracebackEntry]) {
    reason = stop.reason
    message = stop.message
    suggestion = stop.suggestion
    self.place = place
    self.traceback = traceback
  }

  /// The same with its place, if nobody nearer told one.
  func located(_ span: Span) -> Stop {
    place == nil ? Stop(self, place: span, traceback: traceback) : self
  }

  /// The same as it leaves a function.
  func leaving(cell: Int, function: String) -> Stop {
    guard let place else { return self }
    // A traceback as long as a runaway recursion helps nobody.
    guard traceback.count < 100 else { return Stop(self, place: nil, traceback: traceback) }
    let entry = TracebackEntry(cell: cell, function: function, span: place)
    return Stop(self, place: nil, traceback: traceback + [entry])
  }
}

/// The exception classes that Python itself raises here, by their names.
public enum ExceptionKind: String, Sendable, CaseIterable {
  case baseException = "BaseException"
  case exception = "Exception"
  case arithmeticError = "ArithmeticError"
  case assertionError = "AssertionError"
  case attributeError = "AttributeError"
  case eofError = "EOFError"
  case fileNotFoundError = "FileNotFoundError"
  case floatingPointError = "FloatingPointError"
  case generatorExit = "GeneratorExit"
  case importError = "ImportError"
  case indentationError = "IndentationError"
  case indexError = "IndexError"
  case keyError = "KeyError"
  case keyboardInterrupt = "KeyboardInterrupt"
  case lookupError = "LookupError"
  case memoryError = "MemoryError"
  case moduleNotFoundError = "ModuleNotFoundError"
  case nameError = "NameError"
  case notImplementedError = "NotImplementedError"
  case osError = "OSError"
  case overflowError = "OverflowError"
  case recursionError = "RecursionError"
  case runtimeError = "RuntimeError"
  case stopIteration = "StopIteration"
  case syntaxError = "SyntaxError"
  case systemExit = "SystemExit"
  case tabError = "TabError"
  case timeoutError = "TimeoutError"
  case typeError = "TypeError"
  case unboundLocalError = "UnboundLocalError"
  case unicodeDecodeError = "UnicodeDecodeError"
  case unicodeEncodeError = "UnicodeEncodeError"
  case unicodeError = "UnicodeError"
  case userWarning = "UserWarning"
  case valueError = "ValueError"
  case warning = "Warning"
  case deprecationWarning = "DeprecationWarning"
  case futureWarning = "FutureWarning"
  case runtimeWarning = "RuntimeWarning"
  case zeroDivisionError = "ZeroDivisionError"
}

extension Raise {
  public static func raised(_ kind: ExceptionKind, _ message: String) -> Raise {
    .exception(ExceptionObject(kind, message))
  }

  public static func typeError(_ message: String) -> Raise { raised(.typeError, message) }
  public static func valueError(_ message: String) -> Raise { raised(.valueError, message) }
  public static func indexError(_ message: String) -> Raise { raised(.indexError, message) }
  public static func runtimeError(_ message: String) -> Raise { raised(.runtimeError, message) }
  public static func attributeError(_ message: String) -> Raise { raised(.attributeError, message) }
  public static func overflowError(_ message: String) -> Raise { raised(.overflowError, message) }
  public static func unsupported(_ message: String) -> Raise { .stop(Stop(.unsupported, message)) }
}
