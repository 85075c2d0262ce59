import Glibc

/// Why a file could not be read or written, in the system's words.
struct FileError: Error, Equatable {
  let path: String
  let reason: String

  var message: String { "\(path): \(reason)" }
}

/// Files and folders, as bytes. The one place that opens them.
enum FileSystem {
  enum Kind { case file, folder, other }

  /// What a path leads to, links followed; nil when there is nothing.
  static func kind(of path: String) -> Kind? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  static func exists(_ path: String) -> Bool { kind(of: path) != nil }

  /// Whether the folder has an entry of that name, even a link that leads nowhere.
  static func isThere(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }

  /// The whole file, but at most `limit` bytes and one more, so that the reader sees that there is more.
  static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(path: path, reason: lastError()) }
    defer { close(descriptor) }
    return try read(descriptor, path: path, limit: limit)
  }

  static func readStandardInput(limit: Int = .max) throws(FileError) -> [UInt8] {
    try read(STDIN_FILENO, path: "<stdin>", limit: limit)
  }

  private static func read(_ descriptor: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var info = stat()
    if fstat(descriptor, &info) == 0, info.st_size > 0 { bytes.reserveCapacity(min(limit, Int(info.st_size)) + 1) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: path, reason: lastError()) }
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    if bytes.count > limit { bytes.removeLast(bytes.count - limit - 1) }
    return bytes
  }

  /// The names in a folder, sorted by Unicode scalars; `.` and `..` left out.
  static func names(in folder: String) throws(FileError) -> [String] {
    guard let handle = opendir(folder) else { throw FileError(path: folder, reason: lastError()) }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }

  /// Replaces a file in one step: whoever looks sees the old bytes or the new ones, whatever interrupts. A link is
  /// followed, the mode kept; what was there before is lost only when the new file is whole and on the disk.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let target = resolve(path) ?? path
    let temporary = "\(target).poolbook-\(getpid())"
    var info = stat()
    let mode = stat(target, &info) == 0 ? info.st_mode & 0o7777 : 0o644
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw FileError(path: path, reason: lastError()) }
    do throws(FileError) {
      try write(bytes, to: descriptor, path: path)
      guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
        throw FileError(path: path, reason: lastError())
      }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    close(descriptor)
    guard rename(temporary, target) == 0 else {
      let error = FileError(path: path, reason: lastError())
      unlink(temporary)
      throw error
    }
  }

  /// Writes a file that must not exist yet.
  static func create(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path: path, reason: lastError()) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path: path)
  }

  /// Adds to the end of a file, which is made if it is not there.
  static func append(_ bytes: [UInt8], to path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(path: path, reason: lastError()) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path: path)
  }

  /// Makes a folder and those above it.
  static func createFolder(_ path: String) throws(FileError) {
    guard kind(of: path) != .folder else { return }
    let parent = self.parent(of: path)
    if !parent.isEmpty, parent != path { try createFolder(parent) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileError(path: path, reason: lastError()) }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: path, reason: lastError()) }
      written += count
    }
  }

  /// The path with every link followed, absolute; nil when it leads nowhere.
  static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Everything before the last slash; `.` for a bare name.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Seconds since the epoch when the file was last written, with its size: what tells a change from none.
  static func stamp(of path: String) -> FileStamp? {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    return FileStamp(
      seconds: info.st_mtim.tv_sec, nanoseconds: info.st_mtim.tv_nsec, size: Int(info.st_size), node: UInt(info.st_ino))
  }

  private static func lastError() -> String { String(cString: strerror(errno)) }
}

/// What tells one state of a file from another without reading it.
struct FileStamp: Equatable {
  let seconds: Int
  let nanoseconds: Int
  let size: Int
  let node: UInt
}

extension FileSystem {
  /// Where a symbolic link points, as written; nil when the path is none.
  static func readLink(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      readlink(path, bytes.baseAddress!.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
  }
}
