/// A signed XML document, whose signature another program has found to hold.
enum SignedDocument {
  /// Whether the program has read what every other reader of the document does: it has no document type, which may add
  /// attributes that nobody signed, one signature alone, since xmlsec1 asks only the first, and an encoding in which
  /// this can be told.
  static func isPlain(_ file: [UInt8]) -> Bool {
    var rest = file[...]
    var signatures = 0
    if let end = rest.firstIndex(of: UInt8(ascii: ">")), !isInASCII(rest[...end]) { return false }
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      if rest.starts(with: "!DOCTYPE".utf8) { return false }
      let name = rest.prefix(256).prefix { !" \t\r\n/>".utf8.contains($0) }
      if name.split(separator: UInt8(ascii: ":")).last?.elementsEqual("Signature".utf8) ?? false { signatures += 1 }
    }
    return signatures == 1
  }

  /// Whether the encoding that a declaration names, if any, has ASCII as it is.
  private static func isInASCII(_ declaration: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: declaration, as: UTF8.self).lowercased()
    guard text.contains("<?xml"), let name = text.firstRange(of: "encoding") else { return true }
    let value = text[name.upperBound...].drop { " \t\r\n=\"'".contains($0) }.prefix { !"\"'".contains($0) }
    return ["utf-8", "us-ascii", "iso-8859-1"].contains(value)
  }
}
