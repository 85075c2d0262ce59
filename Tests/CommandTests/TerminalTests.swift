import Foundation
import Glibc
import Testing

/// A shell on a pseudo-terminal, driven as a person would.
final class PseudoTerminal {
  /// TIOCSPTLCK, TIOCGPTN and POSIX_SPAWN_SETSID, which the headers keep from Swift (ioctl_tty(2), posix_spawn(3)).
  private static let unlock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let newSession: Int16 = 0x80

  private let master: Int32
  private let process: pid_t
  private(set) var shown = ""

  init(_ command: [String], width: UInt16 = 60, height: UInt16 = 12, folder: URL) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var unlocked: Int32 = 0
    var number: UInt32 = 0
    try #require(ioctl(master, Self.unlock, &unlocked) == 0 && ioctl(master, Self.getNumber, &number) == 0)
    var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    let name = "/dev/pts/\(number)"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The first terminal that the leader of a session opens becomes its own.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A fresh shell blocks and ignores no signal, whatever the thread that runs the test does.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    let variables = [
      "TERM=xterm", "PATH=\(URL(filePath: Sandbox.program).deletingLastPathComponent().path):/usr/bin:/bin",
      "HOME=\(folder.path)", "LANG=C.UTF-8",
      "XDG_STATE_HOME=\(folder.path)/state", "PS1=$ ",
    ]
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    var process = pid_t()
    try #require(posix_spawn(&process, command[0], &actions, &attributes, &arguments, &environment) == 0)
    self.process = process
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(master)
  }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  func resize(width: UInt16, height: UInt16) {
    var size = winsize(ws_row: height, ws_col: width, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Reads until the text after `start` holds `wanted`; false when it does not come.
  @discardableResult
  func wait(for wanted: String, after start: Int = 0, seconds: Double = 20) -> Bool {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while Date() < deadline {
      if text(after: start).contains(wanted) { return true }
      var item = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&item, 1, 100) > 0 else { continue }
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return text(after: start).contains(wanted) }
      shown += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return false
  }

  var length: Int { shown.utf8.count }
  func text(after start: Int) -> String { String(decoding: Array(shown.utf8.dropFirst(start)), as: UTF8.self) }

  /// What stands between two words, each on its first appearance after `start`.
  func part(from first: String, to last: String, after start: Int = 0) -> String? {
    let text = text(after: start)
    guard let from = text.range(of: first), let to = text.range(of: last, range: from.upperBound..<text.endIndex) else {
      return nil
    }
    return String(text[from.upperBound..<to.lowerBound]).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

@Suite(.serialized) struct TerminalTests {
  private static let enter = "\u{1B}[?1049h"
  private static let leave = "\u{1B}[?1049l"
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "poolbook-terminal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let lines = (1...60).map { "Paragraph number \($0).\n\n" }.joined()
    try "# Title\n\n## First\n\n\(lines)## Last\n\nThe end.\n".write(
      to: folder.appending(path: "lesson.md"), atomically: true, encoding: .utf8)
  }

  /// Runs the reader between two looks at the terminal's settings.
  private func reader() throws -> PseudoTerminal {
    try PseudoTerminal(
      [
        "/bin/sh", "-c",
        "cd '\(folder.path)'; echo before; stty -g; echo pid; sh -c 'echo $$; exec poolbook read lesson.md'; echo status $?; "
          + "echo after; stty -g; echo done",
      ], folder: folder)
  }

  private func expectRestored(_ terminal: PseudoTerminal, status: String) {
    #expect(terminal.wait(for: "done"))
    let settings = terminal.part(from: "before", to: "pid")
    #expect(settings?.isEmpty == false)
    #expect(terminal.part(from: "after", to: "done") == settings)
    #expect(terminal.part(from: "status", to: "after") == status)
    #expect(terminal.shown.contains(Self.leave))
    #expect(terminal.shown.contains("\u{1B}[?25h"))
    #expect(terminal.shown.contains("\u{1B}[?2004l"))
  }

  @Test func quittingGivesTheTerminalBack() throws {
    let terminal = try reader()
    #expect(terminal.wait(for: "Paragraph number 1."))
    terminal.send("G")
    #expect(terminal.wait(for: "The end."))
    terminal.send("q")
    expectRestored(terminal, status: "0")
  }

  @Test func controlCGivesTheTerminalBack() throws {
    let terminal = try reader()
    #expect(terminal.wait(for: "Paragraph number 1."))
    terminal.send("\u{3}")
    expectRestored(terminal, status: "0")
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGILL, SIGTRAP, SIGABRT])
  func signalsGiveTheTerminalBack(_ signal: Int32) throws {
    let terminal = try reader()
    #expect(terminal.wait(for: "Paragraph number 1."))
    let process = try #require(terminal.part(from: "pid", to: Self.enter).flatMap { Int32($0) })
    terminal.send("  ")
    #expect(terminal.wait(for: "Paragraph number 9."))
    kill(process, signal)
    expectRestored(terminal, status: "\(128 + signal)")
  }

  @Test func suspendingAndComingBack() throws {
    let terminal = try PseudoTerminal(["/bin/bash", "--norc", "--noprofile", "-i"], folder: folder)
    #expect(terminal.wait(for: "$ "))
    terminal.send("cd '\(folder.path)'; echo A; stty -g; echo B\n")
    #expect(terminal.wait(for: "\nB"))
    let settings = terminal.part(from: "\nA", to: "\nB")
    terminal.send("poolbook read lesson.md\n")
    #expect(terminal.wait(for: "Paragraph number 1."))
    var start = terminal.length
    terminal.send(" \u{1A}")
    #expect(terminal.wait(for: "Stopped", after: start))
    start = terminal.length
    // Readline sets the terminal for itself between commands, so that a command must look.
    terminal.send("echo C; stty -g; echo D\n")
    #expect(terminal.wait(for: "\nD", after: start))
    #expect(terminal.part(from: "\nC", to: "\nD", after: start) == settings)
    start = terminal.length
    terminal.resize(width: 50, height: 10)
    terminal.send("fg\n")
    #expect(terminal.wait(for: Self.enter, after: start))
    #expect(terminal.wait(for: "Paragraph number", after: start))
    #expect(terminal.wait(for: "\u{1B}[10;1H", after: start), "drawn anew at the new size")
    start = terminal.length
    terminal.send("q")
    #expect(terminal.wait(for: Self.leave, after: start))
    terminal.send("exit\n")
  }

  @Test func anotherSizeIsDrawnAtOnce() throws {
    let terminal = try reader()
    #expect(terminal.wait(for: "Paragraph number 1."))
    let start = terminal.length
    terminal.resize(width: 30, height: 20)
    #expect(terminal.wait(for: "\u{1B}[20;1H", after: start))
    terminal.send("q")
    expectRestored(terminal, status: "0")
  }

  @Test func thePlaceIsRemembered() throws {
    let first = try reader()
    #expect(first.wait(for: "Paragraph number 1."))
    first.send("/number 40\nq")
    #expect(first.wait(for: "done"))
    let second = try reader()
    #expect(second.wait(for: "Paragraph number 40."))
    second.send("q")
    #expect(second.wait(for: "done"))
    #expect(!second.shown.contains("Paragraph number 1."))
  }

  @Test func aPasteRunsNothing() throws {
    let terminal = try reader()
    #expect(terminal.wait(for: "Paragraph number 1."))
    terminal.send("\u{1B}[200~q\u{1B}[201~q\r\u{1B}[201~G")
    #expect(terminal.wait(for: "The end."))
    terminal.send("q")
    expectRestored(terminal, status: "0")
  }

  @Test func aChangedFileIsReadAgain() throws {
    let terminal = try reader()
    #expect(terminal.wait(for: "Paragraph number 1."))
    let start = terminal.length
    try "# Title\n\nQuite another text.\n".write(
      to: folder.appending(path: "lesson.md"), atomically: true, encoding: .utf8)
    #expect(terminal.wait(for: "Quite another text.", after: start))
    terminal.send("q")
    expectRestored(terminal, status: "0")
  }
}
