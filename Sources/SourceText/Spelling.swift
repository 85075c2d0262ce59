/// Near misses: which known word did somebody mean?
public enum Spelling {
  /// The candidate nearest to `word`, if it is near enough to be a slip of the hand: at most a third of the
  /// word's length in edits (insertion, deletion, substitution, exchange of neighbours), and at least one allowed.
  public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (distance: Int, word: String)?
    for candidate in candidates where candidate != word {
      let distance = editDistance(word, candidate)
      guard distance <= limit else { continue }
      if best == nil || (distance, candidate) < (best!.distance, best!.word) { best = (distance, candidate) }
    }
    return best?.word
  }

  /// The optimal string alignment distance between two words, by Unicode scalars.
  public static func editDistance(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars)
    let b = Array(b.unicodeScalars)
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforePrevious = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(previous[j] + 1, row[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforePrevious[j - 2] + 1)
        }
      }
      beforePrevious = previous
      previous = row
    }
    return previous[b.count]
  }
}
