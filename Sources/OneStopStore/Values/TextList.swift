import OneStop

/// A list of texts in one column: items end with U+001E, parts of an item are divided by U+001F. Both are control
/// characters that no text for people has; if one does, it becomes a space.
enum TextList {
  private static let itemEnd = UInt8(0x1E)
  private static let partEnd = UInt8(0x1F)

  static func encode(_ texts: [String]) -> String {
    var bytes: [UInt8] = []
    for text in texts { append(text, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decode(_ column: UnsafeBufferPointer<UInt8>) -> [String] {
    items(column).map { String(decoding: $0, as: UTF8.self) }
  }

  static func encode(_ papers: [SubmittedPaper]) -> String {
    var bytes: [UInt8] = []
    for paper in papers {
      bytes.append(contentsOf: paper.quantityText.utf8)
      bytes.append(partEnd)
      append(paper.name, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func decodePapers(_ column: UnsafeBufferPointer<UInt8>) -> [SubmittedPaper] {
    items(column).map { item in
      let divider = item.firstIndex(of: partEnd)
      let quantity = divider.map { String(decoding: item[..<$0], as: UTF8.self) }
      let name = String(decoding: divider.map { item[($0 + 1)...] } ?? item, as: UTF8.self)
      return SubmittedPaper(stored: name, quantityText: quantity ?? "1") ?? SubmittedPaper(stored: name, quantity: 1)
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 { bytes.append(byte == itemEnd || byte == partEnd ? 0x20 : byte) }
    bytes.append(itemEnd)
  }

  private static func items(_ column: UnsafeBufferPointer<UInt8>) -> [Slice<UnsafeBufferPointer<UInt8>>] {
    guard let end = column.lastIndex(of: itemEnd) else { return [] }
    return column[..<end].split(separator: itemEnd, omittingEmptySubsequences: false)
  }
}

extension SubmittedPaper {
  /// `2`; of what came as files, `2e`.
  var quantityText: String { "\(quantity)\(isElectronic ? "e" : "")" }

  /// nil for what `quantityText` never was.
  init?(stored name: String, quantityText text: String) {
    let isElectronic = text.hasSuffix("e")
    guard let quantity = Int(isElectronic ? text.dropLast() : text[...]) else { return nil }
    self.init(stored: name, quantity: quantity, isElectronic: isElectronic)
  }
}
