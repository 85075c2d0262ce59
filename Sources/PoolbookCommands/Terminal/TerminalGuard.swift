import Glibc

/// Gives the terminal back whatever happens.
///
/// A signal handler is given nothing but a number, and a trap of Swift does not unwind, so what is needed to restore the
/// terminal lies in plain memory, written before the terminal is touched. The handlers call nothing that POSIX does not
/// allow there: `write`, `tcsetattr`, `sigaction`, `raise`.
enum TerminalGuard {
  /// Alternate screen, no cursor, pasted text in brackets.
  static let enterSequence = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?2004h\u{1B}[H\u{1B}[2J"
  /// The reverse, and an end to any style or hyperlink.
  static let leaveSequence = "\u{1B}[?2004l\u{1B}[0m\u{1B}]8;;\u{1B}\\\u{1B}[?25h\u{1B}[?1049l"

  /// Signals that end the process, and those that tell the session something.
  private static let deadly = [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGSYS]
  private static let news = [SIGHUP, SIGINT, SIGTERM, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH]

  struct State {
    var settings = termios()
    var terminal: Int32 = -1
    /// Where handlers leave the number of a signal.
    var pipe: Int32 = -1
    var isEntered: Int32 = 0
    var leave: UnsafeMutablePointer<UInt8>
    var leaveCount: Int
  }

  /// The pointer never changes; what it points to is written while no handler can need it.
  private nonisolated(unsafe) static let state: UnsafeMutablePointer<State> = {
    let bytes = Array(leaveSequence.utf8)
    let leave = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    leave.initialize(from: bytes, count: bytes.count)
    let state = UnsafeMutablePointer<State>.allocate(capacity: 1)
    state.initialize(to: State(leave: leave, leaveCount: bytes.count))
    return state
  }()

  /// Takes over the terminal's signals; `pipe` is where the session reads them.
  static func install(terminal: Int32, pipe: Int32, settings: termios) {
    state.pointee.terminal = terminal
    state.pointee.pipe = pipe
    state.pointee.settings = settings
    for signal in deadly { handle(signal) { TerminalGuard.die($0) } }
    for signal in news { handle(signal) { TerminalGuard.note($0) } }
  }

  /// Gives the signals back to the system.
  static func uninstall() {
    for signal in deadly + news { Glibc.signal(signal, SIG_DFL) }
    state.pointee.pipe = -1
  }

  static func didEnter() { state.pointee.isEntered = 1 }

  /// Puts the terminal back as it was; the second time does nothing.
  static func restore() {
    guard state.pointee.isEntered == 1 else { return }
    state.pointee.isEntered = 0
    var written = 0
    while written < state.pointee.leaveCount {
      let count = write(state.pointee.terminal, state.pointee.leave + written, state.pointee.leaveCount - written)
      if count <= 0, errno != EINTR { break }
      written += max(0, count)
    }
    tcsetattr(state.pointee.terminal, TCSADRAIN, &state.pointee.settings)
  }

  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigfillset(&action.sa_mask)
    action.sa_flags = SA_RESTART
    sigaction(signal, &action, nil)
  }

  /// A crash: restore, then die of the same signal so that the parent learns of it.
  private static func die(_ signal: Int32) {
    restore()
    Glibc.signal(signal, SIG_DFL)
    raise(signal)
  }

  /// News: the terminal is given back at once if the process is to end, and the session hears of it. A second signal of
  /// the same kind finds the system's own action.
  private static func note(_ signal: Int32) {
    if signal == SIGHUP || signal == SIGTERM || signal == SIGINT || signal == SIGQUIT {
      restore()
      Glibc.signal(signal, SIG_DFL)
    }
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(state.pointee.pipe, &byte, 1)
  }
}
