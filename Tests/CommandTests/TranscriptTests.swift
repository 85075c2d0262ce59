import Foundation
import Testing

/// Runs the built program as a user would. A transcript is a Markdown file: fences with `file=NAME` are written into an
/// empty folder, fences of `console` hold commands after `$ ` with what they print, and `[N]` for a status other than 0.
@Suite struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Transcripts")
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: names) func transcript(_ name: String) throws {
    let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
    let transcript = Transcript(text)
    #expect(!transcript.steps.isEmpty, "a transcript has commands")
    let sandbox = try Sandbox()
    for (path, content) in transcript.files { try sandbox.write(content, to: path) }
    for step in transcript.steps {
      let shown = try sandbox.run(step.command)
      #expect(shown == step.expected, "\(name):\(step.line): $ \(step.command)")
    }
  }
}

/// The files and commands of a transcript.
struct Transcript {
  struct Step {
    var command: String
    var expected: String
    var line: Int
  }

  private(set) var files: [(path: String, content: String)] = []
  private(set) var steps: [Step] = []

  init(_ text: String) {
    var fence: (marker: String, info: String, line: Int, body: [String])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated() {
      if let open = fence {
        if line == open.marker {
          close(open.info, open.line, open.body)
          fence = nil
        } else {
          fence?.body.append(line)
        }
      } else if line.hasPrefix("```") {
        let marker = String(line.prefix { $0 == "`" })
        fence = (marker, String(line.dropFirst(marker.count)), index + 1, [])
      }
    }
  }

  private mutating func close(_ info: String, _ line: Int, _ body: [String]) {
    if let name = info.split(separator: " ").first(where: { $0.hasPrefix("file=") })?.dropFirst(5) {
      files.append((String(name), body.map { $0 + "\n" }.joined()))
    } else if info == "console" {
      for (offset, text) in body.enumerated() {
        if text.hasPrefix("$ ") {
          steps.append(Step(command: String(text.dropFirst(2)), expected: "", line: line + offset + 1))
        } else if !steps.isEmpty {
          steps[steps.count - 1].expected += text + "\n"
        }
      }
    }
  }
}

/// An empty folder, and the program in it.
final class Sandbox {
  let folder: URL

  /// Where SwiftPM puts the executable beside the test bundle.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "poolbook")
    .path

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "poolbook-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ content: String, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try content.write(to: file, atomically: false, encoding: .utf8)
  }

  /// What a shell command prints on both streams, with its status when that is not 0.
  func run(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "poolbook() { \"$POOLBOOK\" \"$@\"; }; exec 2>&1; \(command)"]
    process.currentDirectoryURL = folder
    process.environment = [
      "POOLBOOK": Self.program, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path, "COLUMNS": "80",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? output : output + "[\(process.terminationStatus)]\n"
  }
}
