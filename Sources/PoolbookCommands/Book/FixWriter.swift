import ChapterModel
import Checking
import Reading
import SourceText
import Typesetting

/// Corrects chapters one by one and says what it did; when all are corrected, says what is wrong now, since a chapter may
/// have contradicted a twin whose turn had not come, or contradict one that was corrected after it.
final class FixWriter {
  private let fix: Fix
  private let world: World
  private let checker: ChapterChecker
  private let human: HumanReport
  private let encoder: TerminalEncoder
  private var changed = 0
  private var total = 0
  /// The chapters that were looked at, as they stand corrected.
  private var corrected: [ChapterRequest] = []
  /// Those of them that may still be wrong.
  private var unsettled: Set<String> = []
  private var written: Set<String> = []

  init(fix: Fix, world: World) {
    self.fix = fix
    self.world = world
    human = HumanReport(isQuiet: fix.quiet, width: world.surroundings.knownColumns ?? 200)
    checker = ChapterChecker(options: CheckOptions(), limits: fix.limits.limits)
    encoder =
      fix.colors.usesColor(in: world.surroundings) ? TerminalEncoder(showsHyperlinks: false) : TerminalEncoder.plain
  }

  /// Whether the corrected document itself goes to standard output.
  private var isFilter: Bool { fix.selection.readsStandardInput && !fix.diff }
  /// Whether a program may read standard output; what else there is to say then goes elsewhere.
  private var speaksAside: Bool { isFilter || fix.diff }

  /// A file that cannot be written does not keep the others from being corrected.
  func fix(_ request: ChapterRequest) -> ExitStatus {
    do throws(FileError) {
      return try correct(request)
    } catch {
      let finding = Diagnostic(
        .error, code: "unwritten", error.reason, path: error.path, at: Position(line: 1, column: 1))
      say(human.lines(for: finding, in: nil))
      return .unusable
    }
  }

  private func correct(_ request: ChapterRequest) throws(FileError) -> ExitStatus {
    total += 1
    let report: ChapterReport
    switch checker.check(request) {
    case .unreadable(let finding):
      say(human.lines(for: finding, in: nil))
      return .unusable
    case .checked(let checked): report = checked
    }
    // A cell that was cut short says nothing true about its output.
    if Interruption.isRequested { return .interrupted }
    let correction = Correction(report, options: .init(adds: fix.add, tidiesOnly: fix.tidy))
    try deliver(correction, request)
    if correction.changesSomething { changed += 1 }
    if let refusal = correction.refusal {
      say([StyledText("\(request.path): not written, because of this:", Style(.warning))])
      say(human.lines(for: refusal, in: report.chapter.source))
      return .wrong
    }
    describe(correction, request)
    for finding in report.problems where finding.code == "selection" { say(human.lines(for: finding, in: nil)) }
    if fix.diff, correction.changesSomething { return .wrong }
    remember(correction, request, passed: !report.fails(checker.options))
    return .success
  }

  private func remember(_ correction: Correction, _ request: ChapterRequest, passed: Bool) {
    var request = request
    // A document from standard input is in no file.
    if request.bytes != nil { request.bytes = correction.corrected }
    corrected.append(request)
    if correction.changesSomething { written.insert(request.path) }
    if correction.changesSomething || !passed { unsettled.insert(request.path) }
  }

  private func deliver(_ correction: Correction, _ request: ChapterRequest) throws(FileError) {
    if fix.diff { return showDifference(correction, request) }
    if isFilter { return world.console.write(String(decoding: correction.corrected, as: UTF8.self)) }
    if correction.changesSomething { try FileSystem.replaceInTree(request.path, with: correction.corrected) }
  }

  private func showDifference(_ correction: Correction, _ request: ChapterRequest) {
    guard correction.changesSomething, let source = try? request.source() else { return }
    let new = SourceFile(path: request.path, bytes: correction.corrected)
    let diff = UnifiedDiff(path: request.path, from: Self.lines(source), to: Self.lines(new))
    for line in diff.lines { world.console.line(encoder.encode(StyledText(line, Style(Self.role(line))))) }
  }

  private static func lines(_ file: SourceFile) -> [String] { file.lines.indices.map { file.line($0 + 1) } }

  private static func role(_ line: String) -> Role {
    switch line.first {
    case "+": .added
    case "-": .removed
    case "@": .quiet
    default: .text
    }
  }

  private func describe(_ correction: Correction, _ request: ChapterRequest) {
    guard !fix.quiet, !correction.summary.isEmpty || !correction.notes.isEmpty else { return }
    say([StyledText(request.path, Style(.text, .strong))] + correction.summary.map { StyledText("  " + $0) })
    for note in correction.notes { say(human.lines(for: note, in: nil)) }
  }

  /// What is wrong now that all are corrected; only that is worth a finding here.
  func judge() -> ExitStatus {
    var status = ExitStatus.success
    for request in corrected where isDue(request.path) && !Interruption.isRequested {
      switch checker.check(request) {
      case .unreadable(let finding):
        say(human.lines(for: finding, in: nil))
        status = .gravest(status, .unusable)
      case .checked(let report):
        if !Interruption.isRequested { status = .gravest(status, tell(report)) }
      }
    }
    return Interruption.isRequested ? .interrupted : status
  }

  /// A chapter that was right may contradict its twin since that was written.
  private func isDue(_ path: String) -> Bool {
    unsettled.contains(path) || ChapterPath(path).twinCandidates().contains { written.contains($0) }
  }

  private func tell(_ report: ChapterReport) -> ExitStatus {
    guard report.fails(checker.options) else { return .success }
    for finding in report.findings where finding.severity == .error {
      say(human.lines(for: finding, in: report.chapter.source))
    }
    return .wrong
  }

  func report(_ error: FileError) { say(human.lines(for: error.diagnostic, in: nil)) }

  /// - Parameter count: how many chapters there were to correct.
  func finish(of count: Int) {
    if total < count || Interruption.isRequested {
      world.console.complain("interrupted; \(changed) of \(count) chapters \(fix.diff ? "would change" : "changed")")
    }
    guard !fix.quiet, !isFilter, !Interruption.isRequested else { return }
    let verb = fix.diff ? "would change" : "changed"
    say([StyledText("\(changed) of \(total) \(total == 1 ? "chapter" : "chapters") \(verb)", Style(.text, .strong))])
  }

  private func say(_ lines: [StyledText]) {
    for line in lines {
      let text = encoder.encode(line)
      if speaksAside { world.console.error(TerminalEncoder.plain.encode(line)) } else { world.console.line(text) }
    }
  }
}

extension FileSystem {
  /// Replaces a chapter. A link is followed, but not out of the tree that it stands in: the git work tree, else the
  /// folder of the link.
  static func replaceInTree(_ path: String, with bytes: [UInt8]) throws(FileError) {
    if isLink(path), let target = resolve(path) {
      let folder = parent(of: path)
      let root = IgnoreRules.root(above: folder) ?? resolve(folder) ?? folder
      guard target.hasPrefix(root == "/" ? root : root + "/") else {
        throw FileError(path: path, reason: "a link that leads out of the tree, to \(target); not written")
      }
    }
    try replace(path, with: bytes)
  }
}
