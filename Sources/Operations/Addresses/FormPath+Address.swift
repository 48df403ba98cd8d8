import OneStop

extension FormPath: AddressPart {
  /// `bieu-mau`, `trang-1`, `muc-1-2`, or the field's key: no key has a dash.
  @usableFromInline package var addressPart: String {
    switch self {
    case .form: "bieu-mau"
    case .page(let page): "trang-\(page + 1)"
    case .section(let page, let section): "muc-\(page + 1)-\(section + 1)"
    case .field(let key): key.description
    }
  }

  package init?(addressPart text: String) {
    let pieces = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    let numbers = pieces.dropFirst().compactMap { Int(typed: $0, in: 1...FormDefinition.mostParts) }
    guard numbers.count == pieces.count - 1 else {
      guard text == "bieu-mau" else { return nil }
      self = .form
      return
    }
    switch (pieces[0], numbers.count) {
    case ("trang", 1): self = .page(numbers[0] - 1)
    case ("muc", 2): self = .section(page: numbers[0] - 1, numbers[1] - 1)
    case (let key, 0):
      guard let key = FieldKey(key) else { return nil }
      self = .field(key)
    default: return nil
    }
  }
}
