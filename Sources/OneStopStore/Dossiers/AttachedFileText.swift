import OneStop

/// The files of an event, as one column: eight texts for each. Name, media type, size, digest; the paper that it is; the
/// state of its signatures and the signers; the dossier that it was taken from.
enum AttachedFileText {
  private static let size = 8
  /// Names in certificates have none.
  private static let between: Character = "\n"

  static func encode(_ files: [AttachedFile]) -> String {
    TextList.encode(
      files.flatMap { file in
        [
          file.stored.name, file.stored.mediaType, "\(file.stored.size)", file.stored.digest, file.paper,
          file.signature.state.rawValue, file.signature.signers.joined(separator: String(between)),
          file.source?.description ?? "",
        ]
      })
  }

  /// nil for what `encode` could not have written.
  static func decode(_ parts: [String]) -> [AttachedFile]? {
    guard parts.count % size == 0 else { return nil }
    var files: [AttachedFile] = []
    for place in stride(from: 0, to: parts.count, by: size) {
      guard let bytes = Int(parts[place + 2]), let state = SignatureState(rawValue: parts[place + 5]) else {
        return nil
      }
      files.append(
        AttachedFile(
          StoredFile(name: parts[place], mediaType: parts[place + 1], size: bytes, digest: parts[place + 3]),
          paper: parts[place + 4],
          signature: FileSignature(state, signers: parts[place + 6].split(separator: between).map(String.init)),
          source: parts[place + 7].isEmpty ? nil : DossierCode(stored: parts[place + 7])))
    }
    return files
  }
}
