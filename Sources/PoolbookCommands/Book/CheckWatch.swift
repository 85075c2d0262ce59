import ChapterModel
import Checking
import SourceText

/// Checks again at every save: what changed, and the twin of what changed. Each pass is framed by a line that editors can
/// follow.
struct CheckWatch {
  let selection: SelectionOptions
  let run: CheckRun
  let writer: ReportWriter

  func perform(in world: World) throws -> ExitStatus {
    let watcher = try FolderWatcher()
    var changed: Set<String>?
    while !Interruption.isRequested {
      let requests = ChapterRequests(selection)
      try watch(requests.requests, with: watcher)
      let due = requests.requests.filter { isDue($0.path, changed) }
      if !due.isEmpty || changed == nil { try check(due, errors: changed == nil ? requests.errors : [], in: world) }
      // Half a second at most between two looks at whether the user wants to stop.
      repeat { changed = watcher.changes(within: 500) } while changed == nil && !Interruption.isRequested
    }
    return .interrupted
  }

  private func check(_ requests: [ChapterRequest], errors: [FileError], in world: World) throws {
    world.console.line("poolbook: checking")
    let report = run.run(requests, errors: errors) { writer.write($0) }
    try writer.finish(report)
    let findings = report.chapters.reduce(0) { $0 + $1.findings.count { $0.severity == .error } }
    world.console.line("poolbook: done, \(findings) \(findings == 1 ? "error" : "errors")")
    world.console.flush()
  }

  /// On the first pass everything; later what was saved, and its twin, whose comparison may have changed.
  private func isDue(_ path: String, _ changed: Set<String>?) -> Bool {
    guard let changed else { return true }
    return changed.contains(path) || ChapterPath(path).twinCandidates().contains { changed.contains($0) }
  }

  private func watch(_ requests: [ChapterRequest], with watcher: FolderWatcher) throws {
    for argument in selection.arguments where FileSystem.kind(of: argument) == .folder { try watcher.watch(argument) }
    for request in requests { try watcher.watch(FileSystem.parent(of: request.path)) }
  }
}
