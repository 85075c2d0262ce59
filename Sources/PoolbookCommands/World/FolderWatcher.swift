import Glibc

/// Tells which files of some folders were written, made, moved or removed (inotify(7)).
///
/// Folders are watched rather than files, because editors save by moving a new file over the old one.
final class FolderWatcher {
  private let descriptor: Int32
  private var folders: [Int32: String] = [:]
  private var watched: Set<String> = []

  init() throws(FileError) {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { throw FileError(path: "inotify", reason: String(cString: strerror(errno))) }
  }

  deinit { close(descriptor) }

  /// Watches one more folder, not those below it; one that is watched already stays so.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  func watch(_ folder: String) throws(FileError) -> Bool {
    guard watched.insert(folder).inserted else { return false }
    let mask = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR)
    let watch = inotify_add_watch(descriptor, folder, mask)
    guard watch >= 0 else {
      watched.remove(folder)
      throw FileError(path: folder, reason: String(cString: strerror(errno)))
    }
    folders[watch] = folder
    return true
  }

  /// Waits for the first change and then until nothing has happened for `quiet` milliseconds, so that one save is one
  /// answer. Nil when a signal or the time (in milliseconds, negative for none) ended the wait.
  func changes(within time: Int32 = -1, quiet: Int32 = 10) -> Set<String>? {
    guard hasEvent(within: time) else { return nil }
    var changed = readEvents()
    while hasEvent(within: quiet) { changed.formUnion(readEvents()) }
    return changed
  }

  private func hasEvent(within time: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, time) > 0
  }

  private func readEvents() -> Set<String> {
    var changed = Set<String>()
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return changed }
      buffer.withUnsafeBytes { bytes in
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= count {
          let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          let start = offset + MemoryLayout<inotify_event>.size
          let name = bytes[start..<min(start + Int(event.len), count)].prefix { $0 != 0 }
          if event.mask & UInt32(IN_IGNORED) != 0 {
            if let folder = folders.removeValue(forKey: event.wd) { watched.remove(folder) }
          } else if let folder = folders[event.wd] {
            changed.insert(FileSystem.join(folder, String(decoding: name, as: UTF8.self)))
          }
          offset = start + Int(event.len)
        }
      }
    }
  }
}
