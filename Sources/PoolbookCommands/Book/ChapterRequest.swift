import ChapterModel
import SourceText

/// One chapter that a verb is about, and which of its cells.
struct ChapterRequest: Sendable {
  var path: String
  /// The document itself when it did not come from a file.
  var bytes: [UInt8]?
  var selection: CellSelection

  /// The document, read now.
  func source() throws(FileError) -> SourceFile {
    if let bytes { return SourceFile(path: path, bytes: bytes) }
    return SourceFile(path: path, bytes: try FileSystem.readChapter(path))
  }
}

/// What the paths on a command line mean.
struct ChapterRequests {
  var requests: [ChapterRequest] = []
  var errors: [FileError] = []
  /// The folders that were searched, with those below them.
  private(set) var folders: [String] = []

  /// Finds the files behind the arguments. A path with a place in it selects the cell there; several places of one
  /// file select several cells.
  init(_ options: SelectionOptions) {
    if options.readsStandardInput {
      readStandardInput(options)
      return
    }
    if options.paths.isEmpty, !FileSystem.exists(SelectionOptions.book) {
      errors = [
        FileError(path: SelectionOptions.book, reason: "there is no such folder here; name what is to be checked")
      ]
      return
    }
    let finder = ChapterFinder(excluding: options.exclude)
    var indices: [String: Int] = [:]
    for text in options.arguments {
      let argument = PathArgument(text, exists: FileSystem.exists)
      let found = finder.find([argument.path])
      errors += found.errors
      folders += found.folders
      for path in found.paths {
        if let index = indices[path] {
          requests[index].selection.join(argument.line)
        } else {
          indices[path] = requests.count
          let selection = CellSelection(lines: argument.line.map { [$0] } ?? [], keyword: options.keyword)
          requests.append(ChapterRequest(path: path, selection: selection))
        }
      }
    }
  }

  private mutating func readStandardInput(_ options: SelectionOptions) {
    let name = options.stdinName.map { PathArgument($0) }
    let selection = CellSelection(lines: name?.line.map { [$0] } ?? [], keyword: options.keyword)
    do throws(FileError) {
      let bytes = try FileSystem.readStandardInput(limit: 8 << 20)
      requests = [ChapterRequest(path: name?.path ?? "<stdin>", bytes: bytes, selection: selection)]
    } catch {
      errors = [error]
    }
  }
}

extension CellSelection {
  /// A whole file asked for beside one of its lines is the whole file.
  mutating func join(_ line: Int?) {
    guard !lines.isEmpty else { return }
    if let line { lines.append(line) } else { lines = [] }
  }
}
