import ChapterModel
import Evaluation
import Glibc
import SourceText
import Syntax

/// The whole program, from its start to its exit, against what else would do the work.
///
/// It times the `poolbook` beside this program: build both with `-c release`. `PYTHON` names an interpreter that has
/// PyTorch (`python3` when unset); without one the comparison is left out.
struct ProgramTimes {
  private let poolbook: String
  private let book = ["Chapters/en/01-pooling.md", "Chapters/zh/01-pooling.md"]

  init(_ own: String) {
    let folder = own.lastIndex(of: "/").map { String(own[..<$0]) } ?? "."
    poolbook = folder + "/poolbook"
  }

  func run() -> Int32 {
    guard access(poolbook, X_OK) == 0 else {
      print("\(poolbook) is not there: build it first, with -c release")
      return 2
    }
    let start = time([poolbook, "--version"])
    print("--version            \(start.milliseconds) ms, \(start.kilobytes / 1_024) MiB resident")
    // As long a stretch of time as that of the slow runs that it is compared with, on a machine that is not always quiet.
    let check = time([poolbook, "check"] + book, repetitions: 400)
    print("check, both chapters \(check.milliseconds) ms, \(check.kilobytes / 1_024) MiB resident")
    compareWithDoctest(check)
    watch()
    return manyChapters()
  }

  // MARK: Doctest

  private func compareWithDoctest(_ check: ProcessTime) {
    let python = getenv("PYTHON").map { String(cString: $0) } ?? "python3"
    let files = book.enumerated().map { index, path in
      let file = "\(Self.scratch)-\(index).txt"
      Self.write(DoctestText(path).text, to: file)
      return file
    }
    defer { for file in files { unlink(file) } }
    guard spawn([python, "-c", "import torch"]).status == 0 else {
      return print("python -m doctest    left out: \(python) has no PyTorch")
    }
    let doctest = time([python, "-m", "doctest"] + files, repetitions: 3)
    let ratio = FloatText.fixed(doctest.seconds / check.seconds, precision: 0)
    print("python -m doctest    \(doctest.milliseconds) ms: \(ratio) × as long")
  }

  // MARK: Watching

  /// An author who saves has the verdict within 100 ms, ten of which wait for the rest of the save.
  private func watch() {
    guard let chapter = File.read(book[0]) else { return }
    let seconds = WatchTimes(poolbook, folder: "\(Self.scratch)-watch", chapter: chapter).run()
    let time = seconds.map { "\(FloatText.fixed($0 * 1_000, precision: 1)) ms (budget 100 ms)" } ?? "no answer"
    print("watch, save to verdict \(time)")
  }

  // MARK: Many chapters

  /// A thousand copies of a chapter take a thousand times its own work or less, and less again with two threads.
  private func manyChapters() -> Int32 {
    let folder = "\(Self.scratch)-book"
    mkdir(folder, 0o755)
    defer { _ = spawn(["rm", "-r", folder]) }
    guard let chapter = File.read(book[0]) else { return 2 }
    for number in 0..<1_000 { Self.write(chapter, to: "\(folder)/\(number).md") }
    let one = time([poolbook, "check", "\(folder)/0.md"])
    let start = time([poolbook, "--version"])
    let work = one.seconds - start.seconds
    for jobs in ["1", "2"] {
      let all = time([poolbook, "check", "--jobs", jobs, folder], repetitions: 1)
      let ratio = FloatText.fixed((all.seconds - start.seconds) / work, precision: 0)
      print(
        "1,000 chapters, -j \(jobs) \(all.milliseconds) ms: \(ratio) × the work of one, \(all.kilobytes / 1_024) MiB")
    }
    return 0
  }

  // MARK: Processes

  private struct ProcessTime {
    var seconds = Double.infinity
    var kilobytes = 0
    var status: Int32 = 0

    var milliseconds: String { FloatText.fixed(seconds * 1_000, precision: 1) }
  }

  /// The fastest of several runs.
  private func time(_ command: [String], repetitions: Int = 20) -> ProcessTime {
    (0..<repetitions).map { _ in spawn(command) }.min { $0.seconds < $1.seconds } ?? ProcessTime()
  }

  private func spawn(_ command: [String]) -> ProcessTime {
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var process = pid_t()
    let start = ContinuousClock.now
    guard posix_spawnp(&process, command[0], &actions, nil, &arguments, environ) == 0 else {
      return ProcessTime(status: 127)
    }
    var usage = rusage()
    var status: Int32 = 0
    wait4(process, &status, 0, &usage)
    let duration = (ContinuousClock.now - start).components
    let seconds = Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    return ProcessTime(seconds: seconds, kilobytes: usage.ru_maxrss, status: status)
  }

  private static let scratch = "\(getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir)/poolbook-bench-\(getpid())"

  static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
  }
}

/// The cells of a chapter as a doctest file: the same statements, the same expected outputs.
struct DoctestText {
  private(set) var text = ""

  init(_ path: String) {
    let chapter = ChapterReader.read(SourceFile(path: path, text: File.read(path) ?? ""))
    for cell in chapter.cells where !cell.directives.figure && cell.directives.skip == nil {
      append(cell)
    }
  }

  private mutating func append(_ cell: Cell) {
    let bytes = Array(cell.code.text.utf8)
    guard let module = try? parse(bytes: bytes) else { return }
    for statement in module.statements {
      let code = String(decoding: bytes[statement.span.range], as: UTF8.self)
      for (index, line) in code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        text += (index == 0 ? ">>> " : "... ") + line + "\n"
      }
    }
    for line in cell.expectation?.body.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() ?? [] {
      text += (line.isEmpty ? "<BLANKLINE>" : line) + "\n"
    }
    text += "\n"
  }
}
