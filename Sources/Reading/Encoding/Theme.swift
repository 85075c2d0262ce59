import Typesetting

/// What roles look like. Colour only ever repeats what words and marks say.
public struct Theme: Sendable, Hashable {
  public enum Ground: String, Sendable, Hashable, CaseIterable { case dark, light }

  public enum Depth: Int, Sendable, Hashable, Comparable, CaseIterable {
    case none, ansi16, ansi256, trueColor

    public static func < (a: Depth, b: Depth) -> Bool { a.rawValue < b.rawValue }
  }

  public var ground: Ground
  public var depth: Depth

  public init(ground: Ground = .dark, depth: Depth = .ansi16) {
    self.ground = ground
    self.depth = depth
  }

  /// The parameters of the SGR sequence that sets a style, without `ESC [` and `m`; empty for plain text.
  func parameters(for style: Style) -> String {
    let paint = Paint(style.role)
    var codes: [String] = []
    if paint.isBold || style.traits.contains(.strong) { codes.append("1") }
    if paint.isDim, depth <= .ansi16 { codes.append("2") }
    if style.traits.contains(.emphasis) { codes.append("3") }
    if paint.isUnderlined || style.traits.contains(.underline) { codes.append("4") }
    if paint.isReversed { codes.append("7") }
    if style.traits.contains(.strikethrough) { codes.append("9") }
    if let color = color(paint) { codes.append(color) }
    return codes.joined(separator: ";")
  }

  private func color(_ paint: Paint) -> String? {
    switch depth {
    case .none: return nil
    case .ansi16: return paint.ansi.map { String($0) }
    case .ansi256: return shade(paint).map { "38;5;\($0.cube)" }
    case .trueColor: return shade(paint).map { "38;2;\($0.red);\($0.green);\($0.blue)" }
    }
  }

  private func shade(_ paint: Paint) -> Shade? { ground == .dark ? paint.onDark : paint.onLight }
}

/// A colour of 24 bits.
struct Shade: Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  init(_ hexadecimal: UInt32) {
    red = UInt8(hexadecimal >> 16 & 0xFF)
    green = UInt8(hexadecimal >> 8 & 0xFF)
    blue = UInt8(hexadecimal & 0xFF)
  }

  /// The nearest of the 256-colour palette: its grey ramp for greys, else its 6×6×6 cube.
  var cube: Int {
    if max(red, green, blue) - min(red, green, blue) < 12 {
      return 232 + min(23, max(0, (Int(red) - 8 + 5) / 10))
    }
    func step(_ value: UInt8) -> Int { value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
    return 16 + 36 * step(red) + 6 * step(green) + step(blue)
  }
}

/// The look of one role: a colour of the terminal's own sixteen, and shades for dark and light grounds.
private struct Paint {
  var ansi: Int?
  var onDark: Shade?
  var onLight: Shade?
  var isBold = false
  var isDim = false
  var isUnderlined = false
  var isReversed = false

  private init(
    _ ansi: Int?, _ dark: UInt32? = nil, _ light: UInt32? = nil, bold: Bool = false, dim: Bool = false,
    underlined: Bool = false, reversed: Bool = false
  ) {
    self.ansi = ansi
    onDark = dark.map(Shade.init)
    onLight = light.map(Shade.init)
    isBold = bold
    isDim = dim
    isUnderlined = underlined
    isReversed = reversed
  }

  init(_ role: Role) {
    self =
      switch role {
      case .text, .function: Paint(nil)
      case .quiet, .marker, .quoteBar, .rule, .figurePadding, .figurePending: Paint(nil, 0x8A8A8A, 0x6C6C6C, dim: true)
      case .heading1: Paint(34, 0x87AFFF, 0x005FAF, bold: true, underlined: true)
      case .heading2: Paint(34, 0x87AFFF, 0x005FAF, bold: true)
      case .heading3, .tableHeader, .caption: Paint(nil, bold: true)
      case .code, .math: Paint(36, 0x87D7D7, 0x00717A)
      case .link: Paint(34, 0x87AFFF, 0x005FAF, underlined: true)
      case .footnote: Paint(34, 0x87AFFF, 0x005FAF)
      case .keyword, .operation: Paint(35, 0xD7AFFF, 0x8700AF)
      case .string: Paint(32, 0xAFD787, 0x3F7000)
      case .number: Paint(36, 0x87D7D7, 0x00717A)
      case .comment: Paint(nil, 0x949494, 0x6C6C6C, dim: true)
      case .builtin: Paint(33, 0xE0C080, 0x875F00)
      case .right, .added: Paint(32, 0x87D787, 0x007000)
      case .warning: Paint(33, 0xE0C080, 0x875F00, bold: true)
      case .wrong, .removed: Paint(31, 0xFF8787, 0xAF0000, bold: role == .wrong)
      case .note: Paint(34, 0x87AFFF, 0x005FAF, bold: true)
      case .match: Paint(33, 0xE0C080, 0x875F00, underlined: true)
      case .currentMatch, .selection, .status: Paint(nil, reversed: true)
      case .key: Paint(nil, bold: true)
      case .figureWindow: Paint(36, 0x87D7D7, 0x00717A, bold: true)
      case .figureWinner: Paint(32, 0x87D787, 0x007000, bold: true)
      }
  }
}
