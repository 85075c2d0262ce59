import ChapterModel

/// What became of a fence, in one word. Nothing is silent: every fence has one.
public enum Verdict: String, Sendable, CaseIterable {
  /// Promised, shown, equal.
  case right
  /// Shows nothing, promises nothing, did not raise.
  case ran
  /// Equal but for layout.
  case untidy
  /// Shows something, no output follows.
  case missing
  /// The author said that it is not compared.
  case unchecked
  case wrong
  /// Uses what the language lacks.
  case unsupported
  /// Needs a cell that failed.
  case blocked
  /// The author said that it is not run.
  case skipped
  /// Not a cell.
  case illustration

  /// The word in a language.
  public func name(in language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .right: "正确"
    case .ran: "已运行"
    case .untidy: "版式不齐"
    case .missing: "缺输出"
    case .unchecked: "不核对"
    case .wrong: "不符"
    case .unsupported: "不支持"
    case .blocked: "受阻"
    case .skipped: "跳过"
    case .illustration: "非代码"
    }
  }

  /// Whether it fails a check.
  public func fails(_ options: CheckOptions) -> Bool {
    switch self {
    case .wrong, .blocked: true
    case .unsupported: !options.unsupportedPasses
    case .untidy, .missing: options.strict
    case .right, .ran, .unchecked, .skipped, .illustration: false
    }
  }
}

/// What the user asked of a check.
public struct CheckOptions: Sendable, Equatable {
  /// Untidy and missing outputs and translations that lag behind fail too.
  public var strict = false
  /// What the language lacks does not fail.
  public var unsupportedPasses = false
  /// Every output is compared byte for byte.
  public var exact = false
  /// Cells that need a failed one run all the same.
  public var keepGoing = false
  /// Nothing after the first failing cell of a chapter is run.
  public var failFast = false

  public init() {}
}
