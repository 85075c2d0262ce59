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

  struct Changes {
    var paths: Set<String> = []
    /// Whether more happened than the system could tell (`IN_Q_OVERFLOW`): then any file may have changed.
    var isIncomplete = false
  }

  /// Waits for the first change and then until nothing has happened for `quiet` milliseconds, so that one save is one
  /// answer, but no longer than `patience`: a program that writes without pause keeps nobody from theirs. Nil when a
  /// signal or the time (in milliseconds, negative for none) ended the wait.
  func changes(within time: Int32 = -1, quiet: Int32 = 10, patience: Int32 = 100) -> Changes? {
    guard hasEvent(within: time) else { return nil }
    let end = ContinuousClock.now + .milliseconds(patience)
    var changes = Changes()
    repeat { readEvents(into: &changes) } while ContinuousClock.now < end && hasEvent(within: quiet)
    return changes
  }

  private func hasEvent(within time: Int32) -> Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, time) > 0
  }

  /// Reads the events that are there, or the first of them when they are many.
  private func readEvents(into changes: inout Changes) {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &buffer, buffer.count)
    buffer.withUnsafeBytes { bytes in
      var offset = 0
      while offset + MemoryLayout<inotify_event>.size <= count {
        let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
        let start = offset + MemoryLayout<inotify_event>.size
        let name = bytes[start..<min(start + Int(event.len), count)].prefix { $0 != 0 }
        note(event, String(decoding: name, as: UTF8.self), in: &changes)
        offset = start + Int(event.len)
      }
    }
  }

  private func note(_ event: inotify_event, _ name: String, in changes: inout Changes) {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 {
      changes.isIncomplete = true
    } else if event.mask & UInt32(IN_IGNORED) != 0 {
      if let folder = folders.removeValue(forKey: event.wd) { watched.remove(folder) }
    } else if let folder = folders[event.wd] {
      changes.paths.insert(FileSystem.join(folder, name))
    }
  }
}
