import Checking

/// Checks chapters, perhaps on several threads, and hands their reports over in order.
struct CheckRun {
  let checker: ChapterChecker
  let workers: Workers

  /// - Parameters:
  ///   - errors: what could not be found in the first place.
  ///   - onChapter: called with each report in the order of the requests, as soon as it is its turn.
  func run(
    _ requests: [ChapterRequest], errors: [FileError] = [], onChapter: (ChapterReport) -> Void = { _ in }
  ) -> CheckReport {
    let clock = ContinuousClock()
    let start = clock.now
    var report = CheckReport([], unreadable: errors.map(\.diagnostic), options: checker.options)
    var checker = checker
    checker.reading = PairedReading(requests)
    var delivered = 0
    workers.run(requests, work: { [checker] in checker.checkKeeping($0) }) { _, result in
      // What was under way when the user stopped is half done and says nothing true.
      if Interruption.isRequested { return false }
      delivered += 1
      switch result {
      case .checked(let chapter):
        report.chapters.append(chapter)
        onChapter(chapter)
      case .unreadable(let finding): report.unreadable.append(finding)
      }
      return !(checker.options.failFast && report.fails)
    }
    if !Interruption.isRequested { report.unreachedChapters = requests.count - delivered }
    report.seconds = Double((clock.now - start) / .nanoseconds(1)) * 1e-9
    return report
  }
}
