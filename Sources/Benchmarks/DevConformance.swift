import Evaluation
import Torch
import TestSupport
enum DevConformance {
  static func run(_ files: ArraySlice<String>) -> Int32 {
    for f in files {
      guard let text = File.read(f) else { continue }
      let chapter = ConformanceChapter(text)
      var wrong = 0
      for c in chapter.cases {
        let i = Interpreter(modules: TorchLibrary.modules)
        _ = i.run(chapter.imports, cell: 0)
        let o = i.run(c.code, cell: 1)
        let shown = o.shownWithError
        if shown != c.output { wrong += 1; print("## \(c.title)\n\(c.code)--- got \(o.error.map { "\($0.kind)" } ?? "")\n\(shown)--- expected\n\(c.output)") }
      }
      print("=== \(f.split(separator: "/").last!) \(chapter.cases.count - wrong)/\(chapter.cases.count)")
    }
    return 0
  }
}
