import SourceText

// The tree that runs. Nodes are final classes that evaluate themselves: children are `let`, so that reading one costs
// nothing, and what can be decided before running (where a name lives, how many arguments a call has) is decided by
// the choice of class.

/// What a node needs of the running function. Passed by value, in registers.
struct Frame {
  /// The variables, by the resolver's slots. The slot before the first holds the running function if it was asked for.
  let slots: UnsafeMutablePointer<Value>
  let interpreter: Interpreter

  @inline(__always) subscript(slot: Int) -> Value {
    get { slots[slot] }
    nonmutating set { slots[slot] = newValue }
  }

  /// A variable of an enclosing function, by the resolver's `free` index. Frames of code that has any are told their
  /// function when they are set up.
  @inline(__always)
  func free(_ index: Int) -> CellObject {
    guard case .object(let object) = slots[-1] else { return CellObject(.unbound) }
    return unsafeDowncast(object, to: FunctionObject.self).cells[index]
  }
}

/// How a statement ended.
enum Flow {
  case next
  case `break`
  case `continue`
  case `return`(Value)
  /// Only in generators: the statement will be executed again to go on.
  case yield(Value)
}

/// Something in the source.
class Node {
  let span: Span

  init(_ span: Span) { self.span = span }

  /// Says where an exception was raised, if nobody nearer did.
  @inline(never)
  final func located(_ raise: Raise) -> Raise {
    switch raise {
    case .exception(let exception):
      if exception.place == nil { exception.place = span }
      return raise
    case .stop(let stop): return .stop(stop.located(span))
    }
  }
}

class ExpressionNode: Node {
  func evaluate(_ frame: Frame) throws(Raise) -> Value { .none }

  /// The truth of the value; comparisons answer without making one.
  func truth(_ frame: Frame) throws(Raise) -> Bool {
    let value = try evaluate(frame)
    switch value {
    case .bool(let truth): return truth
    case .int(let number): return number != 0
    case .none: return false
    default:
      do { return try frame.interpreter.truth(of: value) } catch { throw located(error) }
    }
  }
}

class StatementNode: Node {
  func execute(_ frame: Frame) throws(Raise) -> Flow { .next }
}

final class PassNode: StatementNode {
  init() { super.init(.empty) }
}

extension Raise {
  /// Adds the traceback entry of a function that the exception leaves.
  @inline(never)
  func leaving(_ code: FunctionCode) -> Raise {
    leaving(cell: code.cell, function: code.name)
  }

  func leaving(cell: Int, function: String) -> Raise {
    if case .exception(let exception) = self, let place = exception.place {
      exception.addToTraceback(TracebackEntry(cell: cell, function: function, span: place))
      exception.place = nil
    } else if case .stop(let stop) = self {
      return .stop(stop.leaving(cell: cell, function: function))
    }
    return self
  }
}
