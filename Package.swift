// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order in which data flows, ground first. A target imports only from the layers below it.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// The walker's hot paths read and write properties of classes: checks of exclusive access at run time would take as long
// as the work itself. Debug builds keep them.
let unchecked: [SwiftSetting] = [
  .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
]

// Loading shared libraries would take a fifth of the time of a check.
let standalone: [LinkerSetting] = [.unsafeFlags(["-static-executable"], .when(configuration: .release))]

func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "poolbook",
  products: [.executable(name: "poolbook", targets: ["poolbook"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    // Ground: none knows another.
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CUnistring", providers: [.apt(["libunistring-dev"])]),
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CSystem"),
    layer("SourceText"),  // where text came from: files, spans, positions, diagnostics as data
    layer("Typesetting", ["CUnistring"]),  // cells, not characters: width, line breaking, styled text
    // Storage, layout, kernels, PyTorch's printing: tensors without Python.
    .target(name: "Tensors", swiftSettings: strict + unchecked),

    // Form.
    layer("Markdown", ["CCMarkGFM", "SourceText"]),  // cmark's nodes as Swift values with line ranges
    layer("Syntax", ["SourceText"]),  // text → tokens → tree; names → slots

    // Meaning.
    layer("ChapterModel", ["Markdown", "SourceText"]),  // chapters, cells, expectations, pairs, edits
    // Python without tensors.
    .target(
      name: "Evaluation", dependencies: ["Syntax", "SourceText", .product(name: "BigInt", package: "BigInt")],
      swiftSettings: strict + unchecked),

    // Lessons.
    // Every torch.… name, each declared once.
    .target(name: "Torch", dependencies: ["Evaluation", "Tensors", "SourceText"], swiftSettings: strict + unchecked),
    layer("Checking", ["ChapterModel", "Evaluation", "Syntax", "Typesetting", "SourceText"]),  // run, compare, report

    // People.
    layer("Reading", ["Checking", "ChapterModel", "Markdown", "Syntax", "Typesetting", "SourceText", "Evaluation"]),

    // The verbs and all side effects.
    layer(
      "PoolbookCommands",
      [
        "Reading", "Checking", "Torch", "ChapterModel", "Markdown", "Evaluation", "Tensors", "Syntax", "Typesetting",
        "SourceText", "CEdit", "CSystem", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "poolbook", dependencies: ["PoolbookCommands"], swiftSettings: strict, linkerSettings: standalone),

    // What several test targets use, and the programs that measure.
    .target(name: "TestSupport", dependencies: ["Evaluation"], path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "poolbook-bench",
      dependencies: [
        "Evaluation", "Torch", "Tensors", "Reading", "ChapterModel", "Markdown", "Syntax", "SourceText", "Typesetting",
        "CCMarkGFM",
      ],
      path: "Sources/Benchmarks", swiftSettings: strict),

    tests("SourceTextTests", ["SourceText"]),
    tests("TypesettingTests", ["Typesetting"]),
    tests("TensorsTests", ["Tensors"], data: ["Recorded"]),
    tests("MarkdownTests", ["Markdown", "SourceText"]),
    tests("SyntaxTests", ["Syntax", "SourceText"], data: ["Golden", "Errors", "Crashes"]),
    tests("ChapterModelTests", ["ChapterModel", "Markdown", "SourceText"]),
    tests(
      "EvaluationTests", ["Evaluation", "Syntax", "SourceText", "TestSupport"],
      data: ["Conformance", "Scripts", "Expressions"]),
    tests(
      "TorchTests", ["Torch", "Evaluation", "Tensors", "Syntax", "SourceText", "TestSupport"],
      data: ["Conformance", "Pairs", "Recorded"]),
    tests(
      "CheckingTests", ["Checking", "ChapterModel", "Markdown", "Evaluation", "Torch", "Typesetting", "SourceText"],
      data: ["Cases", "Figures", "Layouts"]),
    tests(
      "ReadingTests",
      [
        "Reading", "Checking", "ChapterModel", "Markdown", "Syntax", "Typesetting", "SourceText", "Evaluation", "Torch",
      ],
      data: ["Cases"]),
    tests("CommandTests", ["PoolbookCommands", "poolbook"], data: ["Transcripts"]),
  ],
  swiftLanguageModes: [.v6]
)
