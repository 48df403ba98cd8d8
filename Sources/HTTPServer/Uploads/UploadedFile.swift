public import FileKinds
import Glibc
import System

/// A file that has arrived completely. It vanishes with the last reference, unless it is kept.
public final class UploadedFile: ByteSource {
  /// The client's name for it, made safe to show and store; never empty.
  public let name: String
  /// What the content is, whatever its name and the client say.
  public let kind: FileKind
  /// In bytes.
  public let size: Int
  private let file: TemporaryFile
  private let folder: String

  init(_ file: TemporaryFile, folder: String, name: String, kind: FileKind, size: Int) {
    self.file = file
    self.folder = folder
    self.name = name
    self.kind = kind
    self.size = size
  }

  /// Gives it a name in the folder. When this returns, both the file and its name are on disk (fsync(2)).
  /// - Parameters:
  ///   - name: one that the server has chosen, without a slash.
  ///   - other: another folder of the same file system.
  /// - Throws: `SystemError`, with EEXIST if the name is taken and EINVAL if it is invalid.
  public func keep(as name: String, in other: String? = nil) async throws {
    guard UploadFolder.isName(name) else { throw SystemError(call: "linkat", code: EINVAL) }
    let folder = other ?? folder
    let path = "\(folder)/\(name)"
    try await DiskThreads.run { [file] () throws(SystemError) in try file.keep(at: path, in: folder) }
  }

  private static let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]

  /// Gives it a name in a folder of the same file system, in place of what has the name; it loses none that it has. When
  /// this returns, both are on disk (rename(2), fsync(2)).
  /// - Throws: `SystemError`, with EINVAL if the name is invalid.
  public func replace(_ name: String, in folder: String) async throws {
    guard UploadFolder.isName(name) else { throw SystemError(call: "linkat", code: EINVAL) }
    let path = "\(folder)/\(name)"
    try await DiskThreads.run { [file] () throws(SystemError) in
      do throws(SystemError) {
        try file.replace(path, in: folder)
      } catch  where error.code == ENOENT {
        // It had a name, and somebody has removed it: what is open can get no other.
        let copy = try TemporaryFile.hidden(in: folder)
        var offset = 0
        while true {
          let piece = try file.read(1 << 18, at: offset)
          if piece.isEmpty { break }
          try copy.write(piece)
          offset += piece.count
        }
        try copy.replace(path, in: folder)
      }
    }
  }

  /// It counts as changed now; and it is on disk, with its name, even if another request has only just given it.
  public func touch() async throws {
    try await DiskThreads.run { [file, folder] () throws(SystemError) in try file.touch(in: folder) }
  }

  /// At most `count` bytes of the content, for a hash or a check.
  public func bytes(upTo count: Int, from offset: Int) async throws -> [UInt8] {
    try await DiskThreads.run { [file] () throws(SystemError) in try file.read(count, at: offset) }
  }

  /// The name without characters that are special to a file system or a shell, or that nobody sees (control characters,
  /// line separators, Unicode's category Cf, of which some change the reading direction), and dots and spaces at its ends; cut to 200 bytes, keeping its extension.
  public static func cleaned(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\u{FFFE}", "\u{FFFF}": continue
      case _ where unseen.contains(scalar.properties.generalCategory): continue
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": scalars.append("_")
      default: scalars.append(scalar)
      }
    }
    let isEdge = { (character: Character) in character == "." || character.isWhitespace }
    var text = Substring(String(scalars)).drop(while: isEdge)
    while let last = text.last, isEdge(last) { text.removeLast() }
    guard text.utf8.count > 200 else { return text.isEmpty ? "file" : String(text) }
    var ending = text.lastIndex(of: ".").map { text[$0...] } ?? ""
    if ending.utf8.count > 16 { ending = "" }
    var stem = text.dropLast(ending.count)
    while stem.utf8.count + ending.utf8.count > 200 { stem.removeLast() }
    return String(stem) + ending
  }
}
