/// Modules that Python programs import and the lesson language does not have: importing one is no error of the lesson,
/// using it is unsupported. Any other unknown name is what Python says it is: no module.
enum KnownModules {
  static func contains(_ root: String) -> Bool { names.contains(root) }

  /// Packages of which the lesson language has only a part, so that a missing member is unsupported, not an error.
  static func isIncomplete(_ root: String) -> Bool { incomplete.contains(root) }

  private static let incomplete: Set<String> = ["torch", "numpy", "d2l"]

  private static let names: Set<String> = standardLibrary.union(packages)

  private static let standardLibrary: Set<String> = [
    "abc", "argparse", "array", "ast", "asyncio", "base64", "bisect", "builtins", "calendar", "cmath", "codecs",
    "collections", "concurrent", "contextlib", "copy", "csv", "ctypes", "dataclasses", "datetime", "decimal",
    "difflib", "dis", "doctest", "email", "enum", "errno", "fileinput", "fnmatch", "fractions", "ftplib",
    "functools", "gc", "getpass", "glob", "gzip", "hashlib", "heapq", "html", "http", "importlib", "inspect", "io",
    "ipaddress", "itertools", "json", "keyword", "linecache", "locale", "logging", "lzma", "math", "mimetypes",
    "multiprocessing", "numbers", "operator", "os", "pathlib", "pdb", "pickle", "pkgutil", "platform", "pprint",
    "profile", "queue", "random", "re", "sched", "secrets", "select", "shelve", "shlex", "shutil", "signal", "site",
    "socket", "sqlite3", "ssl", "stat", "statistics", "string", "struct", "subprocess", "symtable", "sys",
    "sysconfig", "tarfile", "tempfile", "textwrap", "threading", "time", "timeit", "tkinter", "token", "tokenize",
    "traceback", "types", "typing", "unicodedata", "unittest", "urllib", "uuid", "warnings", "weakref",
    "webbrowser", "xml", "zipfile", "zlib",
  ]

  private static let packages: Set<String> = [
    "IPython", "PIL", "accelerate", "cv2", "d2l", "datasets", "einops", "fastai", "google", "huggingface_hub",
    "ipywidgets", "jax", "keras", "lightning", "matplotlib", "mpl_toolkits", "mxnet", "networkx", "numpy",
    "pandas", "plotly", "pytorch_lightning", "requests", "scipy", "seaborn", "skimage", "sklearn", "sympy",
    "tensorboard", "tensorflow", "timm", "torch", "torchaudio", "torchinfo", "torchmetrics", "torchsummary",
    "torchtext", "torchvision", "torchviz", "tqdm", "transformers", "wandb", "yaml",
  ]
}

/// Stands for a module, or a member of one, that the lesson language does not have. It can be bound and passed on;
/// whatever else is done with it stops the cell as unsupported.
final class StandInObject: Object {
  private let name: String

  init(_ name: String) { self.name = name }

  private var refusal: Raise { .unsupported("'\(name)' is not part of the lesson language") }

  override func classObject(in interpreter: Interpreter) -> ClassObject { interpreter.builtinClass("module") }
  override func representation(in interpreter: Interpreter) throws(Raise) -> String { throw refusal }
  override func truth(in interpreter: Interpreter) throws(Raise) -> Bool { throw refusal }
  override func length(in interpreter: Interpreter) throws(Raise) -> Int? { throw refusal }
  override func attribute(_ name: String, in interpreter: Interpreter) throws(Raise) -> Value? { throw refusal }
  override func item(_ key: Value, in interpreter: Interpreter) throws(Raise) -> Value? { throw refusal }
  override func makeIterator(in interpreter: Interpreter) throws(Raise) -> IteratorObject? { throw refusal }
  override func call(_ arguments: Arguments, in interpreter: Interpreter) throws(Raise) -> Value? { throw refusal }
  override func setAttribute(
    _ name: String, to value: Value, in interpreter: Interpreter
  ) throws(Raise) -> Bool { throw refusal }
}
