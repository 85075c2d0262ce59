/// A piece of running text; stored flat like `Block`, children right behind their parent.
public struct Inline: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case text(String)
    case code(String)
    case html(String)
    case softBreak
    case lineBreak
    case emphasis
    case strong
    case strikethrough
    case link(destination: String, title: String)
    /// The children are the description.
    case image(destination: String, title: String)
    case footnoteReference(String)
  }

  public internal(set) var kind: Kind
  /// The index after the last descendant.
  public internal(set) var end: Int
}

/// A link or image, kept even when inlines are not, because its target is checked.
public struct Link: Sendable, Equatable {
  public var destination: String
  public var isImage: Bool
  /// The index of the block that contains it.
  public var block: Int
}
