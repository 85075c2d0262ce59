/// What `torch.set_printoptions` sets.
public struct PrintOptions: Equatable, Sendable {
  /// Decimals of a floating element.
  public var precision = 4
  /// A tensor of more elements is summarised; infinity never.
  public var threshold = 1000.0
  /// How many elements a summary shows at both ends of a dimension.
  public var edgeItems = 3
  /// Columns of a line.
  public var lineWidth = 80
  /// Whether floats print as `1.0000e+00`; nil decides by the values.
  public var scientific: Bool?

  public init() {}

  /// Within what a format can be asked for.
  var boundedPrecision: Int { min(max(precision, 0), 1 << 30) }

  /// A preset: `default`, `short` or `full`; nil when there is no such.
  public init?(profile: String) {
    switch profile {
    case "default": break
    case "short": (precision, edgeItems) = (2, 2)
    case "full": threshold = .infinity
    default: return nil
    }
  }
}
