import Glibc
import Reading

/// The terminal in raw mode, and what it says: keys, signals, and a nudge from another thread.
final class RawTerminal {
  enum Event: Equatable {
    case keys([Key])
    case resized
    /// The process was stopped from outside and goes on.
    case stopped, continued
    /// A signal that ends the process.
    case ending(Int32)
    case nudged
    /// Nothing happened for the time that was given.
    case idle
    /// The terminal is gone.
    case closed
  }

  private let input: Int32
  private let output: Int32
  private let original: termios
  private let wake: (read: Int32, write: Int32)
  private let surroundings: Surroundings
  private var decoder = KeyDecoder()
  /// Bytes that are not yet a character.
  private var typed: [UInt8] = []

  /// Nil when standard input and output are no terminal, or its settings cannot be read.
  init?(surroundings: Surroundings) {
    input = STDIN_FILENO
    output = STDOUT_FILENO
    self.surroundings = surroundings
    var settings = termios()
    var ends: [Int32] = [-1, -1]
    guard tcgetattr(input, &settings) == 0, pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    original = settings
    wake = (ends[0], ends[1])
    TerminalGuard.install(terminal: output, pipe: wake.write, settings: original)
  }

  /// Puts the terminal back and gives the signals to the system again.
  func close() {
    TerminalGuard.restore()
    TerminalGuard.uninstall()
    Glibc.close(wake.read)
    Glibc.close(wake.write)
  }

  /// Raw mode and the alternate screen.
  func enter() {
    var raw = original
    cfmakeraw(&raw)
    // Marked first: a signal in between must find something to undo.
    TerminalGuard.didEnter()
    tcsetattr(input, TCSADRAIN, &raw)
    write(TerminalGuard.enterSequence)
  }

  func leave() { TerminalGuard.restore() }

  /// Stops the process like any other job, and comes back when the shell says so.
  func suspend() {
    leave()
    signal(SIGTSTP, SIG_DFL)
    kill(0, SIGTSTP)
    TerminalGuard.install(terminal: output, pipe: wake.write, settings: original)
    enter()
  }

  /// Ends the process by a signal, as if it had never been caught.
  func die(of number: Int32) -> Never {
    TerminalGuard.restore()
    signal(number, SIG_DFL)
    raise(number)
    exit(128 + number)
  }

  func write(_ text: String) {
    var bytes = surroundings.charset.bytes(of: text)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The size of the terminal, else `COLUMNS` and `LINES`, else 80×24. A size of zero is none.
  var size: ScreenSize {
    var size = winsize()
    if ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 {
      return ScreenSize(width: Int(size.ws_col), height: Int(size.ws_row))
    }
    return ScreenSize(
      width: surroundings["COLUMNS"].flatMap(Int.init) ?? 80, height: surroundings["LINES"].flatMap(Int.init) ?? 24)
  }

  /// A function that other threads call to end a wait.
  var nudge: @Sendable () -> Void {
    let end = wake.write
    return {
      var byte: UInt8 = 0
      _ = Glibc.write(end, &byte, 1)
    }
  }

  /// Waits for something to happen, for at most so many milliseconds.
  func next(within time: Int32) -> Event {
    var polls = [
      pollfd(fd: wake.read, events: Int16(POLLIN), revents: 0), pollfd(fd: input, events: Int16(POLLIN), revents: 0),
    ]
    // A lone ESC is a key when nothing follows it soon.
    let ready = poll(&polls, 2, decoder.isWaiting ? 30 : time)
    if ready < 0 { return .idle }
    if ready == 0 { return decoder.isWaiting ? .keys(decoder.flush()) : .idle }
    if polls[0].revents != 0, let event = readWake() { return event }
    guard polls[1].revents != 0 else { return .idle }
    return readKeys()
  }

  private func readKeys() -> Event {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(input, &buffer, buffer.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return .idle }
    guard count > 0 else { return .closed }
    typed += buffer[..<count]
    return .keys(decoder.feed(surroundings.charset.takeUTF8(from: &typed)))
  }

  private func readWake() -> Event? {
    var byte: UInt8 = 0
    guard read(wake.read, &byte, 1) == 1 else { return nil }
    switch Int32(byte) {
    case SIGWINCH: return .resized
    case SIGTSTP: return .stopped
    case SIGCONT: return .continued
    case 0: return .nudged
    default: return .ending(Int32(byte))
    }
  }
}
