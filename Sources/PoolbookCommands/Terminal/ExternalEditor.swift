import Glibc

/// The user's own editor, on a scratch file.
enum ExternalEditor {
  /// Lets the user edit a text with `$VISUAL`, `$EDITOR` or vi; nil when the editor failed.
  static func edit(_ text: String, _ surroundings: Surroundings) -> String? {
    let folder = surroundings["TMPDIR"] ?? "/tmp"
    let path = "\(folder)/poolbook-\(getpid()).py"
    defer { unlink(path) }
    unlink(path)
    guard (try? FileSystem.create(path, with: Array(text.utf8))) != nil else { return nil }
    let editor = surroundings["VISUAL"] ?? surroundings["EDITOR"] ?? "vi"
    // The variable may hold arguments, so that a shell must read it; the path is no part of the command's text.
    guard run(["/bin/sh", "-c", "\(editor) \"$1\"", "poolbook", path]) == 0 else { return nil }
    return (try? FileSystem.read(path, limit: 1 << 20)).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func run(_ arguments: [String]) -> Int32 {
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    guard posix_spawn(&process, arguments[0], nil, nil, &pointers, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
