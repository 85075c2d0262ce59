/// The words of `TypeError` for calls of functions that are written in Python.
public enum CallMismatch {
  /// `f() missing 2 required positional arguments: 'x' and 'y'`.
  public static func missing(_ names: [String], keywordOnly: Bool, in function: String) -> Raise {
    let kind = keywordOnly ? "keyword-only" : "positional"
    let plural = names.count == 1 ? "" : "s"
    return .typeError("\(function)() missing \(names.count) required \(kind) argument\(plural): \(list(names))")
  }

  /// `f() takes from 1 to 2 positional arguments but 3 were given`; `keywordOnlyGiven` counts keyword-only
  /// arguments among those given.
  public static func tooMany(
    _ given: Int, required: Int, accepted: Int, keywordOnlyGiven: Int = 0, in function: String
  ) -> Raise {
    let plural = accepted == 1 && required == accepted ? "" : "s"
    let takes = required == accepted ? "\(accepted)" : "from \(required) to \(accepted)"
    var got = "\(given) \(given == 1 ? "was" : "were") given"
    if keywordOnlyGiven > 0 {
      let keywords = "\(keywordOnlyGiven) keyword-only argument\(keywordOnlyGiven == 1 ? "" : "s")"
      got = "\(given) positional argument\(given == 1 ? "" : "s") (and \(keywords)) were given"
    }
    return .typeError("\(function)() takes \(takes) positional argument\(plural) but \(got)")
  }

  public static func unexpectedKeyword(_ name: String, in function: String) -> Raise {
    .typeError("\(function)() got an unexpected keyword argument '\(name)'")
  }

  public static func multipleValues(for name: String, in function: String) -> Raise {
    .typeError("\(function)() got multiple values for argument '\(name)'")
  }

  /// `f() got multiple values for keyword argument 'x'`: two of them meet in `**kwargs`.
  public static func multipleKeywordValues(for name: String, in function: String) -> Raise {
    .typeError("\(function)() got multiple values for keyword argument '\(name)'")
  }

  public static func positionalOnlyAsKeyword(_ names: [String], in function: String) -> Raise {
    let joined = names.joined(separator: ", ")
    return .typeError(
      "\(function)() got some positional-only arguments passed as keyword arguments: '\(joined)'")
  }

  /// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
  private static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    switch quoted.count {
    case 0: return ""
    case 1: return quoted[0]
    case 2: return "\(quoted[0]) and \(quoted[1])"
    default: return quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
    }
  }
}
