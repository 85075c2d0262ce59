import Glibc
import Typesetting

/// The two streams of the process, buffered by line groups. A closed pipe ends the writing, never the verdict.
final class Console {
  private var buffer: [UInt8] = []
  private(set) var outputIsClosed = false
  /// Why standard output takes nothing, when it is not that its reader has gone.
  private(set) var fault: String?
  /// What standard output and standard error are written in.
  var charset = Charset.utf8

  /// Writes to standard output, in order with what went before; flushed at the end and before anything waits.
  func write(_ text: String) {
    buffer += charset.bytes(of: text)
    if buffer.count > 1 << 16 { flush() }
  }

  func line(_ text: String = "") { write(text + "\n") }

  func flush() {
    if !outputIsClosed, let code = Self.write(buffer, to: STDOUT_FILENO) {
      outputIsClosed = true
      if code != EPIPE { fault = String(cString: strerror(code)) }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Writes a line to standard error at once.
  func error(_ text: String) {
    flush()
    _ = Self.write(charset.bytes(of: text + "\n"), to: STDERR_FILENO)
  }

  /// Says on standard error why something is not as it was asked for; nothing in it reaches the terminal as a control.
  func complain(_ message: String) { error("poolbook: \(Typesetter().visible(message))") }

  /// Writes to standard error without ending the line, for progress.
  func progress(_ text: String) { _ = Self.write(Array(text.utf8), to: STDERR_FILENO) }

  /// The number of the error that kept the rest from being written; nil when all is.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      if count < 0 { return errno }
      written += count
    }
    return nil
  }
}
