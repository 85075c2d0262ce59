/// The first text of a new chapter: a draft that is right from the start.
public enum ChapterTemplate {
  /// The file name of the next chapter after those that exist (`03-my-topic.md`).
  public static func fileName(for name: String, after existing: [String]) -> String {
    let numbers = existing.compactMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }
    let next = (numbers.filter { $0 < 1_000_000 }.max() ?? 0) + 1
    return "\(next < 10 ? "0" : "")\(next)-\(slug(name)).md"
  }

  /// The name as part of a path; letters of every script stay.
  private static func slug(_ name: String) -> String {
    var slug = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if slug.last != "-", !slug.isEmpty {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "chapter" : slug
  }

  public static func text(title: String, in language: Language) -> String {
    let words = language == .english ? english : chinese
    let title = String(String.UnicodeScalarView(title.unicodeScalars.filter { $0.value >= 32 }))
    return """
      ---
      draft: true
      ---

      # \(title)

      \(words.opening)

      ```python
      import torch

      X = torch.arange(9.0).view(3, 3)
      X
      ```

      ```output
      tensor([[0., 1., 2.],
              [3., 4., 5.],
              [6., 7., 8.]])
      ```

      ## \(words.summary)

      \(words.closing)

      """
  }

  private static let english = (
    opening: "Say what the lesson is about, and show it.", summary: "Summary", closing: "Say what was learned."
  )
  private static let chinese = (opening: "先说明本课要讲什么，再用代码演示。", summary: "小结", closing: "写下本课学到了什么。")
}
