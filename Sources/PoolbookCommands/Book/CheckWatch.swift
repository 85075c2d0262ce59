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
    var changed: FolderWatcher.Changes?
    var known = Set<String>()
    while !Interruption.isRequested {
      var requests = ChapterRequests(selection)
      // What came into a new folder before it was watched made no event: look again.
      while watch(requests, with: watcher) { requests = ChapterRequests(selection) }
      let due = requests.requests.filter { !known.contains($0.path) || isDue($0.path, changed) }
      known = Set(requests.requests.map(\.path))
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
  private func isDue(_ path: String, _ changed: FolderWatcher.Changes?) -> Bool {
    guard let changed, !changed.isIncomplete else { return true }
    return changed.paths.contains(path) || ChapterPath(path).twinCandidates().contains { changed.paths.contains($0) }
  }

  /// Whether a folder is watched that was not before. One that is gone again before it is watched has nothing to tell.
  private func watch(_ requests: ChapterRequests, with watcher: FolderWatcher) -> Bool {
    // A folder that was asked for may go and come back, as when a branch is switched: only the one above it tells.
    let above = selection.arguments.map { FileSystem.parent(of: $0.hasSuffix("/") ? String($0.dropLast()) : $0) }
    let folders = requests.folders + requests.requests.map { FileSystem.parent(of: $0.path) } + above
    return folders.reduce(false) { ((try? watcher.watch($1)) ?? false) || $0 }
  }
}
