/// A line of explanation under an error of Python or PyTorch, in the chapter's language. The error itself stays in the
/// words in which learners will meet it again.
enum Explanation {
  static func text(for type: String, _ words: Words) -> String? {
    guard let pair = pair(type) else { return nil }
    return words.isChinese ? pair.1 : pair.0
  }

  private static func pair(_ type: String) -> (String, String)? {
    switch type {
    case "NameError": ("no such name has been defined up to here.", "到这里为止还没有定义过这个名字。")
    case "TypeError": ("a value of this kind cannot be used this way.", "这种类型的值不能这样用。")
    case "ValueError": ("the kind is right, but this value is not possible here.", "类型没错，但这个值在这里不行。")
    case "IndexError": ("the index lies outside; counting begins at 0.", "下标越界了；下标从 0 开始数。")
    case "KeyError": ("there is no such key.", "没有这个键。")
    case "AttributeError": ("the object has nothing of this name.", "这个对象没有叫这个名字的东西。")
    case "ZeroDivisionError": ("something was divided by zero.", "除数为零。")
    case "ImportError", "ModuleNotFoundError": ("nothing of this name can be imported here.", "这里导入不了这个名字。")
    case "RuntimeError":
      ("PyTorch cannot do this with these tensors: compare their shapes and settings.", "PyTorch 无法对这些张量做这件事：请核对形状和参数。")
    case "RecursionError": ("a function went on calling itself.", "函数一直在调用自己。")
    case "AssertionError": ("something that was claimed turned out not to hold.", "断言的事情并不成立。")
    case "SyntaxError": ("Python cannot read this line.", "Python 读不懂这一行。")
    case "IndentationError": ("the indentation does not fit the lines around.", "缩进与前后的行不相配。")
    case "UnboundLocalError": ("the name is local to the function and has no value yet.", "这个名字是函数里的局部变量，还没有值。")
    case "NotImplementedError": ("this has been left for others to write.", "这一部分留给别人去写。")
    case "StopIteration": ("there is nothing more to take.", "已经取完了。")
    case "OverflowError": ("the number is too large for this.", "这个数太大了。")
    default: nil
    }
  }
}
