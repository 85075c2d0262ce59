// Any bytes as a chapter: read, checked, reported, corrected, checked again, set at several widths.

import ChapterModel
import Checking
import Evaluation
import FuzzingSupport
import Glibc
import Markdown
import Reading
import SourceText
import Typesetting

final class LessonInterpreter: CellInterpreter {
  private let interpreter = lessonInterpreter()

  func run(_ source: String, cell: Int, session: String?, recordsPoolings: Bool) -> CellOutcome {
    interpreter.recordsPoolings = recordsPoolings
    return interpreter.run(source, cell: cell, namespace: session ?? "")
  }
}

func check(_ bytes: [UInt8]) {
  let source = SourceFile(path: "en/chapter.md", bytes: bytes)
  let report = checked(source)
  write(report)
  for adds in [false, true] { correct(report, adds: adds) }
  read(source)
}

func checked(_ source: SourceFile) -> ChapterReport {
  let chapter = ChapterReader.read(source)
  for cell in chapter.cells {
    precondition(source.lines.indices.contains(cell.lines.lowerBound - 1), "a cell stands outside the chapter")
  }
  return ChapterCheck.run(chapter, with: LessonInterpreter())
}

func write(_ report: ChapterReport) {
  let whole = CheckReport([report])
  for finding in report.findings {
    precondition(
      source(report).lines.indices.contains(finding.position.line - 1), "a finding points outside the chapter")
  }
  for width in [20, 200] {
    let human = HumanReport(isVerbose: true, width: width)
    let lines = human.lines(for: report) + human.durations(whole, most: 3) + [human.summary(whole)]
    for line in lines { ensureHarmless(TerminalEncoder.plain.encode(line)) }
  }
  for line in GitHubReport.annotations(whole) { ensureHarmless(line) }
  _ = GitHubReport.stepSummary(whole)
  _ = JSONReport.text(whole)
  _ = JUnitReport.text(whole)
}

func source(_ report: ChapterReport) -> SourceFile { report.chapter.source }

func ensureHarmless(_ line: String) {
  precondition(
    !line.unicodeScalars.contains { ($0.value < 32 && $0.value != 9) || (127...159).contains($0.value) },
    "a line carries a control character")
}

/// A correction changes bodies of outputs and nothing else; corrected once more, the chapter stays as it is.
func correct(_ report: ChapterReport, adds: Bool) {
  let correction = Correction(report, options: .init(adds: adds))
  guard correction.changesSomething else {
    precondition(correction.corrected == source(report).bytes, "a correction without edits changes bytes")
    return
  }
  let chapter = ChapterReader.read(SourceFile(path: "en/chapter.md", bytes: correction.corrected))
  precondition(
    chapter.cells.map(\.code.text) == report.chapter.cells.map(\.code.text), "a correction changes the code")
  precondition(
    chapter.cells.map(\.directives) == report.chapter.cells.map(\.directives), "a correction changes directives")
  let second = checked(chapter.source)
  guard zip(report.cells, second.cells).allSatisfy({ $0.actual == $1.actual }) else { return }  // time, addresses
  let again = Correction(second, options: .init(adds: adds))
  precondition(again.corrected == correction.corrected, "a corrected chapter is corrected again")
}

/// No line is wider than the page, and none carries a control code.
func read(_ source: SourceFile) {
  let chapter = ChapterReader.read(source, detail: .inlines)
  let results = LessonRunner.run(chapter, with: LessonInterpreter())
  for width in [1, 20, 80] {
    let page = PageSetter.page(Lesson(chapter, results: results), PageOptions(width: width))
    for line in page.lines {
      precondition(Typesetter().width(line.text) <= width, "a line is wider than the page")
      ensureHarmless(TerminalEncoder.plain.encode(line.text))
    }
  }
}

exit(
  fuzz { start, count in
    let bytes = bytes(start, count)
    timed(seconds: 15, "a chapter") { check(bytes) }
    return 0
  })
