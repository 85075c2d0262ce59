/// TeX as readable Unicode, as far as lessons need it. In doubt the TeX stays.
enum MathText {
  enum Piece: Equatable {
    case text(String)
    case formula(String)
  }

  /// Splits running text at `$…$` and `$$…$$`, by the rules that GitHub and pandoc share: no space inside the dollars,
  /// and no digit right after the closing one.
  static func pieces(of text: String) -> [Piece] {
    guard text.contains("$") else { return [.text(text)] }
    let scalars = Array(text.unicodeScalars)
    var pieces: [Piece] = []
    var start = 0
    var index = 0
    func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    while index < scalars.count {
      guard scalars[index] == "$", let formula = formula(scalars, index) else {
        index += 1
        continue
      }
      if start < index { pieces.append(.text(string(start..<index))) }
      pieces.append(.formula(string(formula.content)))
      index = formula.end
      start = index
    }
    if start < scalars.count { pieces.append(.text(string(start..<scalars.count))) }
    return pieces
  }

  private static func formula(_ text: [Unicode.Scalar], _ start: Int) -> (content: Range<Int>, end: Int)? {
    let isDouble = start + 1 < text.count && text[start + 1] == "$"
    let first = start + (isDouble ? 2 : 1)
    guard first < text.count, isDouble || text[first] != " " else { return nil }
    var index = first
    while index < text.count {
      defer { index += 1 }
      guard text[index] == "$", text[index - 1] != "\\" else { continue }
      if isDouble {
        guard index + 1 < text.count, text[index + 1] == "$", index > first else { continue }
        return (first..<index, index + 2)
      }
      let next = index + 1 < text.count ? text[index + 1] : " "
      guard index > first, text[index - 1] != " ", !("0"..."9").contains(next) else { return nil }
      return (first..<index, index + 1)
    }
    return nil
  }

  /// The formula in Unicode, or nil where something in it has no certain form there.
  static func unicode(_ tex: String) -> String? {
    var reader = TeXReader(tex)
    guard let text = reader.read(until: nil), reader.isAtEnd else { return nil }
    return text
  }
}

/// A reader of the small part of TeX that has a form on one line.
private struct TeXReader {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ tex: String) {
    scalars = Array(tex.unicodeScalars)
  }

  var isAtEnd: Bool { position >= scalars.count }

  mutating func read(until closer: Unicode.Scalar?) -> String? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 40 else { return nil }
    var result = ""
    while !isAtEnd, scalars[position] != closer {
      guard let atom = atom() else { return nil }
      result += atom
    }
    return tidied(result)
  }

  private mutating func atom() -> String? {
    let scalar = scalars[position]
    position += 1
    switch scalar {
    case "\\": return command()
    case "{":
      guard let group = read(until: "}"), !isAtEnd else { return nil }
      position += 1
      return group
    case "}", "&", "#", "%": return nil
    case "^": return script(Self.superscripts, "^")
    case "_": return script(Self.subscripts, "_")
    case "-": return "−"
    case "*": return "∗"
    case "~", "\n", "\t": return " "
    case "'": return "′"
    default: return String(Character(scalar))
    }
  }

  /// One argument: a group, a command or a character.
  private mutating func argument() -> String? {
    while !isAtEnd, scalars[position] == " " { position += 1 }
    guard !isAtEnd else { return nil }
    return atom()
  }

  private mutating func script(_ table: [Character: Character], _ mark: String) -> String? {
    guard let text = argument() else { return nil }
    let raised = text.filter { $0 != " " }.map { table[$0] }
    if !raised.isEmpty, raised.allSatisfy({ $0 != nil }) { return String(raised.compactMap { $0 }) }
    return text.count == 1 || isWord(text) ? mark + text : "\(mark)(\(text))"
  }

  private func isWord(_ text: String) -> Bool { text.allSatisfy { $0.isLetter || $0.isNumber } }

  private mutating func command() -> String? {
    guard !isAtEnd else { return nil }
    var name = ""
    while !isAtEnd, scalars[position].properties.isAlphabetic, scalars[position].isASCII {
      name.unicodeScalars.append(scalars[position])
      position += 1
    }
    guard !name.isEmpty else {
      position += 1
      return Self.escapes[scalars[position - 1]]
    }
    switch name {
    case "frac", "dfrac", "tfrac": return fraction()
    case "sqrt": return argument().map { $0.count == 1 ? "√\($0)" : "√(\($0))" }
    case "text", "mathrm", "mathbf", "mathit", "operatorname", "mathsf", "mathtt", "textbf", "boldsymbol", "mathcal":
      return argument()
    case "mathbb": return argument().flatMap { Self.blackboard[$0] }
    case "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "bigg", "Bigg", "displaystyle", "limits":
      return delimiter()
    case "quad", "qquad": return "  "
    case "hat": return argument().map { $0 + "\u{302}" }
    case "bar", "overline": return argument().map { $0 + "\u{304}" }
    default: return named(name)
    }
  }

  private mutating func named(_ name: String) -> String? {
    if let symbol = Self.symbols[name] { return symbol }
    guard Self.functions.contains(name) else { return nil }
    let next = isAtEnd ? " " : scalars[position]
    return next == " " || next == "(" || next == "_" || next == "^" ? name : name + " "
  }

  /// `\left.` draws nothing; any other delimiter draws itself.
  private mutating func delimiter() -> String? {
    while !isAtEnd, scalars[position] == " " { position += 1 }
    if !isAtEnd, scalars[position] == "." { position += 1 }
    return ""
  }

  private mutating func fraction() -> String? {
    guard let top = argument(), let bottom = argument() else { return nil }
    func part(_ text: String) -> String { isWord(text) || text.count == 1 ? text : "(\(text))" }
    return "\(part(top))/\(part(bottom))"
  }

  /// One space where TeX would leave the choice to itself.
  private func tidied(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == " ", result.isEmpty || result.hasSuffix("  ") || "⌊⌈([⟨".contains(result.last ?? " ") { continue }
      if "⌋⌉)]⟩,".contains(character) { while result.hasSuffix(" ") { result.removeLast() } }
      result.append(character)
    }
    while result.hasSuffix(" ") { result.removeLast() }
    return result
  }

  private static let escapes: [Unicode.Scalar: String] = [
    "{": "{", "}": "}", "$": "$", "%": "%", "&": "&", "#": "#", "_": "_", ",": " ", ";": " ", ":": " ", "!": "",
    " ": " ",
    "|": "‖",
  ]

  private static let functions: Set<String> = [
    "max", "min", "log", "ln", "exp", "sin", "cos", "tan", "tanh", "arg", "argmax", "argmin", "dim", "det", "lim",
    "mod", "sup",
    "inf",
  ]

  private static let symbols: [String: String] = [
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "times": "×", "cdot": "·", "div": "÷", "pm": "±",
    "le": "≤",
    "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "in": "∈", "notin": "∉",
    "infty": "∞", "sum": "Σ", "prod": "Π", "int": "∫", "partial": "∂", "nabla": "∇", "to": "→", "rightarrow": "→",
    "leftarrow": "←", "mapsto": "↦", "Rightarrow": "⇒", "dots": "…", "ldots": "…", "cdots": "⋯", "forall": "∀",
    "exists": "∃", "subset": "⊂", "cup": "∪", "cap": "∩", "langle": "⟨", "rangle": "⟩", "mid": "|", "lbrace": "{",
    "rbrace": "}", "circ": "∘", "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "ast": "∗", "star": "⋆", "ll": "≪", "gg": "≫",
    "sim": "∼", "propto": "∝", "prime": "′", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ",
    "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
    "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
  ]

  private static let blackboard = ["R": "ℝ", "N": "ℕ", "Z": "ℤ", "E": "𝔼", "Q": "ℚ", "C": "ℂ", "P": "ℙ"]

  private static func table(_ plain: String, _ raised: String) -> [Character: Character] {
    Dictionary(zip(plain, raised)) { first, _ in first }
  }

  private static let superscripts = table("0123456789+−=()nijkT′", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʲᵏᵀ′")
  private static let subscripts = table("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
}
