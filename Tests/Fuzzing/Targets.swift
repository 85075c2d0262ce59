// Appended by `fuzz` to a copy of the manifest: the fuzzers are no part of the package.

let layers: [Target.Dependency] = [
  "Reading", "Checking", "Torch", "ChapterModel", "Markdown", "Evaluation", "Syntax", "Typesetting", "SourceText",
]

func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: "fuzz-\(name.lowercased())", dependencies: ["FuzzingSupport"] + dependencies, path: "Tests/Fuzzing/\(name)",
    swiftSettings: strict, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
}

package.targets += [
  .target(
    name: "FuzzingSupport", dependencies: ["Evaluation", "Torch"], path: "Tests/Fuzzing/Support",
    swiftSettings: strict),
  fuzzer("Syntax", ["Syntax", "SourceText"]),
  fuzzer("Programs", layers),
  fuzzer("Chapters", layers),
]
