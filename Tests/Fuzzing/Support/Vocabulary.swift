import Evaluation
import Torch

/// What a mutation writes in place of something else.
enum Vocabulary {
  static let words = names + numbers + expressions + marks

  /// Every name that the reference tells of: functions, methods, parameters, modules.
  private static let names: [String] = {
    let page = ReferencePage(modules: TorchLibrary.modules).markdown
    let words = page.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
    return Set(words.map(String.init)).sorted() + special
  }()

  private static let special = [
    "add", "bool", "call", "class_getitem", "contains", "copy", "deepcopy", "delattr", "delitem", "dict", "doc",
    "enter",
    "eq", "exit", "float", "format", "ge", "get", "getattr", "getattribute", "getitem", "gt", "hash", "iadd", "index",
    "init", "init_subclass", "instancecheck", "int", "iter", "le", "len", "lt", "mul", "name", "ne", "neg", "new",
    "next", "prepare", "radd", "repr", "reversed", "rmul", "rsub", "set", "set_name", "setattr", "setitem", "slots",
    "str", "sub", "subclasscheck", "truediv", "class", "mro", "missing", "matmul", "pow", "torch_function",
  ].map { "__\($0)__" }

  private static let numbers = [
    "0", "1", "2", "3", "64", "1000", "65536", "10**9", "2**31", "2**63", "2**64", "10**30", "1e308", "1e-320", "0.5",
    "-1", "-2", "(-2**63)", "(2**63-1)", "float('nan')", "float('inf')", "True", "None", "1j", "10**6",
  ]

  private static let expressions = [
    "()", "[]", "{}", "''", "'a'", "'%s'", "'{0!r:>{1}}'", "'中文'", "b'a'", "set()", "...", "[[]]", "(1,)", "[1, 2, 3]",
    "range(10**9)", "range(5)", "[0] * 10**6", "'ab' * 10**6", "lambda *a, **k: a", "type", "object", "slice(None)",
    "torch.zeros(0)", "torch.tensor(1)", "torch.arange(6.).reshape(2, 3)", "torch.zeros(1, 1, 4, 4)", "torch.bool",
    "torch.tensor(float('nan'))", "torch.zeros(3, 0)", "torch.empty(10**4, 10**4)", "torch.zeros(2, 2).t()",
    "torch.ones(1).expand(10**9)", "iter([])", "(x for x in range(3))", "zip(*[iter('ab')] * 2)", "print", "-x", "*x",
    "**x", "[:]", "[::-1]", "[..., None]", "[-1:]", ".T", "x := 1", " if x else ", " for x in y", " and ", " not in ",
    " is ", "yield", "yield from x", "del x", "try:\n  pass\nexcept Exception as e:\n  pass\n", "while True:\n  pass\n",
    "def f(*a, **k):\n  return f(*a, **k)\n", "class A(A):\n  pass\n", "import math, random, copy, itertools\n",
  ]

  private static let marks = [
    "(", ")", "[", "]", "{", "}", ":", ",", "=", "+", "-", "*", "**", "//", "%", "@", "<<", ">>", "&", "|", "^", "~",
    "<",
    ">=", "==", "!=", ".", ";", "\n", "\n  ", "\n    ", "\t", " ", "#", "\\", "'", "\"", "'''", "f'{x!r:>{y}}'",
    "```", "```python\n", "\n```\n", "```output\n", "~~~", "> ", "- ", "1. ", "    ", ">>> ", "... ", "<!-- ", " -->",
    "poolbook: skip", "skip", "hide", "unchecked", "raises", "raises=ValueError", "figure", "session=a", "id=a",
    "exact",
    "tol=1e-4", "rtol=1", "atol=nan", "shape", "Traceback (most recent call last):\n", "    ...\n", "...", "Output:\n",
    "输出：\n", "<details>\n", "</details>\n", "<summary>", "$$", "$", "|a|b|\n|-|-|\n", "[^1]", "[^1]: ", "![a](b)",
    "[a]: b\n", "> [!NOTE]\n", "---\n", "===\n", "\u{3000}", "\u{200B}", "\u{202E}", "\r", "\r\n", "\u{0}", "\u{1B}[2J",
    "\u{FEFF}", "e\u{301}", "👩‍👩‍👧", "，", "“", "&amp;", "&#x1b;", "\\(", "\\frac{a}{b}", "#| eval: false\n",
    "{.python .input}",
  ]
}
