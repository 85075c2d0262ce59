/// The keys, as the help screen lists them.
enum HelpText {
  static func entries(_ words: Words) -> [(keys: String, meaning: String)] {
    table.map { ($0.0, words.isChinese ? $0.2 : $0.1) }
  }

  private static let table: [(String, String, String)] = [
    ("Space f PgDn", "page forward", "下一页"),
    ("b PgUp", "page back", "上一页"),
    ("d u", "half a page forward, back", "下、上半页"),
    ("j k ↓ ↑ Enter", "a line down, up", "下、上一行"),
    ("g G", "top, end", "开头、末尾"),
    ("50%", "half way", "跳到一半处"),
    ("/ n N", "search; next, previous match", "查找；下一处、上一处"),
    ("t", "contents", "目录"),
    ("l", "chapters", "章节"),
    ("] [", "next, previous chapter", "下一章、上一章"),
    ("L", "the other language, at the same place", "换一种语言，位置不变"),
    ("B", "both languages", "两种语言对照"),
    ("Tab ⇧Tab", "next, previous link or cell", "下一个、上一个链接或代码"),
    ("Enter", "on a link: follow it", "在链接上：前往"),
    ("Backspace", "back to where the link was", "返回链接处"),
    ("} {", "next, previous cell", "下一段、上一段代码"),
    ("r", "run the cells", "运行代码"),
    ("e E", "edit the cell here, in $VISUAL", "修改代码：就地、用 $VISUAL"),
    ("U", "bring the author's code back", "恢复作者的代码"),
    ("p", "predict: cover the outputs", "先猜后看：盖住输出"),
    ("=", "guess a covered output", "猜一个盖住的输出"),
    ("w", "the window of a pooling", "池化的窗口"),
    ("o", "open or close a fold", "展开或折叠"),
    ("y Y", "copy code, output", "复制代码、输出"),
    ("ma 'a ''", "mark a place, go there, go back", "做记号、跳到记号、跳回"),
    ("^L", "draw the screen anew", "重画屏幕"),
    ("^Z", "suspend", "挂起"),
    ("q ^C", "quit", "退出"),
  ]
}
