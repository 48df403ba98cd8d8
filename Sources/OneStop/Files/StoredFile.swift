/// A file of a dossier; its content is stored once under its SHA-256, however many name it.
package struct StoredFile: Hashable, Sendable {
  /// The sender's name for it, made safe to show.
  package var name: String
  /// The type of the content, whatever the name says.
  package var mediaType: String
  /// In bytes.
  package var size: Int
  /// SHA-256 in 64 hexadecimal digits.
  package var digest: String

  package init(name: String, mediaType: String, size: Int, digest: String) {
    self.name = name
    self.mediaType = mediaType
    self.size = size
    self.digest = digest
  }
}
