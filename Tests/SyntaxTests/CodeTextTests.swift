import SourceText
import Syntax
import Testing

/// What is read off code without running it: colours, tokens to compare, signs that do not belong.
struct CodeTextTests {
  private func colours(_ source: String) -> String {
    let bytes = Array(source.utf8)
    return Highlighter.tokens(of: source).filter { $0.category != .plain }.map { token in
      "\(token.category.rawValue):\(String(decoding: bytes[token.span.range], as: UTF8.self))"
    }.joined(separator: " ")
  }

  @Test(arguments: [
    (
      "def f(x): return len(x)",
      "keyword:def definition:f operator:( name:x operator:) operator:: keyword:return builtin:len operator:( name:x operator:)"
    ),
    (
      "@torch.no_grad()\nclass A: pass",
      "decorator:@torch.no_grad operator:( operator:) keyword:class definition:A operator:: keyword:pass"
    ),
    ("x = 1.5 # 注", "name:x operator:= number:1.5 comment:# 注"),
    ("f'a{b:.2f}c'", "string:f'a{ name:b string::.2f}c'"),
    ("f'{a} {b!r}'", "string:f'{ name:a string:} { name:b string:!r}'"),
    ("a.len", "name:a operator:. name:len"),
    ("%matplotlib inline\nx", "comment:%matplotlib inline name:x"),
    (
      "match x:\n  case 1: pass",
      "keyword:match name:x operator:: keyword:case number:1 operator:: keyword:pass"
    ),
    ("match = 1", "name:match operator:= number:1"),
    ("x = 'abc", "name:x operator:= string:'abc"),
    ("f'{a", "string:f'{a"),
    (") x ？ \"\"\"a\nb", "operator:) name:x unknown:？ string:\"\"\"a\nb"),
    ("  if x:\n y", "keyword:if name:x operator:: name:y"),
  ])
  func codeIsColoured(source: String, expected: String) {
    #expect(colours(source) == expected)
  }

  @Test(arguments: [
    "", "\u{FEFF}x", "\0\u{1}", "'\\", "f'{{{'", "a\\", "\\\n", "é€😀", "\r\n\r", "0x 1_ 1e+", "((", "\tx\n        y",
  ])
  func noByteIsLost(source: String) {
    var place = 0
    for token in Highlighter.tokens(of: source) {
      #expect(token.span.range.lowerBound == place)
      place = token.span.range.upperBound
    }
    #expect(place == source.utf8.count)
  }

  private func same(_ a: String, _ b: String) -> Bool {
    let (a, b) = (ComparableToken.tokens(of: a), ComparableToken.tokens(of: b))
    return a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
  }

  @Test(arguments: [
    ("print('mean')  # the mean", "print('平均')  # 平均值"), ("x = 1", "x = 1  # 注\n"),
    ("f(a,\n  b)", "f(a, b)"), ("'a' 'b'", "'甲'"), ("f'mean {x:.2f}'", "f'平均 {x:.2f} 个'"),
    ("f'{a} of {b}'", "f'{b} 个中的 {a} 个'"), ("'''Doc.\nMore.'''", "\"文档\""), ("# c\n\nx", "x"), ("f'a'", "'b'"),
  ])
  func translationsOfTheSameCode(a: String, b: String) {
    #expect(same(a, b))
  }

  @Test(arguments: [
    ("x = 1", "x = 2"), ("f'{a}'", "f'{b}'"), ("f'{a:.2f}'", "f'{a:.3f}'"), ("f'{a}'", "f'{a!r}'"), ("f(a)", "f(a,)"),
    ("if a:\n  b\nc", "if a:\n  b\n  c"), ("'a'", "a"), ("x; y", "x\ny"), ("f'{a}'", "'a'"),
  ])
  func differentCode(a: String, b: String) {
    #expect(!same(a, b))
  }

  @Test(arguments: [
    ("print（'你好，世界'）", "（→( ）→)"), ("x = 1，2", "，→,"), ("s = “a”", "“→\" ”→\""), ("x\u{3000}= 1", "\u{3000}→ "),
    ("x\u{200B} = 1", "\u{200B}→"), ("if x：\n  y", "：→:"), ("# ，。\n'（）'", ""), ("f'，{x，y}'", "，→,"),
    ("变量 = 1", ""), ("a；b", "；→;"), ("x = √2", ""), ("a × b", "×→*"),
  ])
  func signsThatDoNotBelong(source: String, expected: String) {
    let found = CodeLint.misplacedCharacters(in: source)
    #expect(found.map { "\($0.character)→\($0.meant)" }.joined(separator: " ") == expected)
    for character in found {
      let bytes = Array(source.utf8)[character.span.range]
      #expect(String(decoding: bytes, as: UTF8.self) == String(character.character))
    }
  }
}
