import CCMarkGFM
import ChapterModel
import Evaluation
import Glibc
import Markdown
import Reading
import SourceText
import Typesetting

/// Reading a chapter's structure against cmark's own parse, and laying a chapter out for the screen.
enum BookTimes {
  static func run() -> Int32 {
    guard let seed = File.read("Chapters/en/01-pooling.md") else {
      print("run this in the project's folder")
      return 2
    }
    model(sized(seed, 1 << 20))
    layout(sized(seed, 1 << 20))
    reader(sized(seed, 200_000))
    return 0
  }

  /// The chapter again and again, up to a size.
  private static func sized(_ seed: String, _ bytes: Int) -> SourceFile {
    let copies = max(1, bytes / seed.utf8.count)
    return SourceFile(path: "en/bench.md", text: String(repeating: seed + "\n", count: copies))
  }

  private static func model(_ source: SourceFile) {
    cmark_gfm_core_extensions_ensure_registered()
    let own = best { _ = ChapterReader.read(source) }
    let cmark = best { parseWithCMark(source.bytes) }
    print(
      "Markdown to chapter model, 1 MiB: \(ms(own)) ms; cmark's parse alone \(ms(cmark)) ms: \(ratio(own / cmark)) ×")
  }

  private static func parseWithCMark(_ bytes: [UInt8]) {
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      if let known = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, known) }
    }
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    if let document = cmark_parser_finish(parser) { cmark_node_free(document) }
    cmark_parser_free(parser)
  }

  private static func layout(_ source: SourceFile) {
    let lesson = Lesson(ChapterReader.read(source, detail: .inlines))
    let options = PageOptions(width: 80)
    print("1 MiB laid out at 80 columns: \(ms(best { _ = PageSetter.page(lesson, options) })) ms")
  }

  private static func reader(_ source: SourceFile) {
    let size = ScreenSize(width: 80, height: 24)
    let first = best { _ = opened(source, size).frame }
    var model = opened(source, size)
    var screen = Screen(encoder: TerminalEncoder())
    _ = screen.update(to: model.frame)
    let key = best {
      _ = model.handle(.character(" "))
      _ = screen.update(to: model.frame)
    }
    print("200 kB: first screen \(ms(first)) ms, a key \(ms(key)) ms")
  }

  private static func opened(_ source: SourceFile, _ size: ScreenSize) -> ReaderModel {
    var model = ReaderModel(size: size, language: .english)
    let lesson = Lesson(ChapterReader.read(source, detail: .inlines))
    _ = model.open(chapter: nil, lessons: [.english: lesson])
    return model
  }

  // MARK: Measuring

  private static func best(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let times = (0..<9).map { _ in clock.measure(body).components }
    return times.map { Double($0.seconds) + Double($0.attoseconds) * 1e-18 }.min() ?? 0
  }

  private static func ms(_ seconds: Double) -> String { FloatText.fixed(seconds * 1_000, precision: 1) }
  private static func ratio(_ value: Double) -> String { FloatText.fixed(value, precision: 2) }
}
