/// The address of a page elsewhere, to which a page of the portal may lead.
package enum LinkAddress {
  /// nil unless it begins with `https://` and has nothing that means something in markup.
  package static func read(_ text: String) -> String? {
    let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }
    return isPlain && text.utf8.count <= limit && text.hasPrefix("https://") && text.utf8.count > 8 ? text : nil
  }

  /// In bytes.
  package static let limit = 500
}
