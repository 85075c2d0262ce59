/// How the process ends. When several apply, the gravest is reported: `internalError`, then `unusable`, `wrong`,
/// `nothingCompared`, `success`.
enum ExitStatus: Int32 {
  case success = 0
  /// Something in a chapter is wrong, or `fix --diff` would change something.
  case wrong = 1
  /// The command line makes no sense, or a file cannot be read.
  case unusable = 2
  /// An error of Poolbook's own.
  case internalError = 3
  /// Nothing was there to compare.
  case nothingCompared = 5
  /// 128 + SIGINT, as shells have it.
  case interrupted = 130

  private var gravity: Int {
    switch self {
    case .success: 0
    case .nothingCompared: 1
    case .wrong: 2
    case .unusable: 3
    case .internalError: 4
    case .interrupted: 5
    }
  }

  static func gravest(_ statuses: ExitStatus...) -> ExitStatus {
    statuses.max { $0.gravity < $1.gravity } ?? .success
  }
}
