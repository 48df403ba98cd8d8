import System

/// An open regular file, or a part of it, as a response's body. The file is closed with the last copy of this value.
public struct FileContent: Sendable {
  let file: OpenFile
  /// Where to begin, in bytes.
  public let offset: Int
  /// How much to send, in bytes.
  public let length: Int

  /// Opens the file.
  /// - Throws: `SystemError` if it cannot be opened or is not a regular file.
  public init(path: String) throws(SystemError) {
    self.init(try OpenFile(path: path))
  }

  /// All of an open file.
  package init(_ file: OpenFile) { self.init(file: file, offset: 0, length: file.size) }

  private init(file: OpenFile, offset: Int, length: Int) {
    self.file = file
    self.offset = offset
    self.length = length
  }

  /// A part, clamped to the content.
  public subscript(range: Range<Int>) -> FileContent {
    let lower = min(max(range.lowerBound, 0), length)
    let upper = min(max(range.upperBound, lower), length)
    return FileContent(file: file, offset: offset + lower, length: upper - lower)
  }
}
