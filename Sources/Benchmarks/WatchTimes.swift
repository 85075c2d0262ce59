import Evaluation
import Glibc

/// How long an author waits for `check --watch`: from the moment a chapter is saved to the last line of the verdict.
struct WatchTimes {
  private let poolbook: String
  private let folder: String
  private let chapter: String

  /// - Parameters:
  ///   - folder: where there is nothing yet; it is removed in the end.
  ///   - chapter: the text of the chapter that is saved.
  init(_ poolbook: String, folder: String, chapter: String) {
    self.poolbook = poolbook
    self.folder = folder
    self.chapter = chapter
  }

  /// The median of several saves; nil when the program gives no answer.
  func run(saves: Int = 21) -> Double? {
    let path = folder + "/chapter.md"
    mkdir(folder, 0o755)
    ProgramTimes.write(chapter, to: path)
    defer {
      unlink(path)
      rmdir(folder)
    }
    guard let watcher = WatchedProcess([poolbook, "check", "--watch", folder]) else { return nil }
    defer { watcher.stop() }
    guard watcher.waitForVerdict() else { return nil }
    var seconds: [Double] = []
    for _ in 0..<saves {
      let start = ContinuousClock.now
      ProgramTimes.write(chapter, to: path)
      guard watcher.waitForVerdict() else { return nil }
      seconds.append((ContinuousClock.now - start) / .seconds(1))
    }
    return seconds.sorted()[saves / 2]
  }
}

/// A process whose standard output is read while it runs.
private final class WatchedProcess {
  private var process = pid_t()
  private let output: Int32

  init?(_ command: [String]) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    output = ends[0]
    var arguments = command.map { strdup($0) } + [nil]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    for end in ends { posix_spawn_file_actions_addclose(&actions, end) }
    let status = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
    posix_spawn_file_actions_destroy(&actions)
    for argument in arguments { free(argument) }
    close(ends[1])
    guard status == 0 else { return nil }
  }

  deinit { close(output) }

  /// Reads until the line that ends a pass.
  /// - Returns: false when none comes within ten seconds.
  func waitForVerdict() -> Bool {
    var shown: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while !(shown.last == UInt8(ascii: "\n") && String(decoding: shown, as: UTF8.self).contains("poolbook: done")) {
      var ready = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 10_000) > 0 else { return false }
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { return false }
      shown += buffer[..<count]
    }
    return true
  }

  func stop() {
    kill(process, SIGINT)
    waitpid(process, nil, 0)
  }
}
