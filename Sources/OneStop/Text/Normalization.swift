@_spi(_Unicode) import Swift

// The standard library normalises strings for comparing them; FoundationEssentials has no call that gives the
// normal form itself, and all of Foundation would be needed for it.

extension String {
  /// The string in Normalization Form C (Unicode Standard Annex #15): how every text is stored.
  package var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: _nfc)
    return String(scalars)
  }

  /// What search compares: small letters without diacritics, `đ` as `d`, anything but letters and digits as one space.
  package var folded: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var pendingSpace = false
    let append = { (scalar: Unicode.Scalar) in
      if pendingSpace, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      pendingSpace = false
      if let encoded = UTF8.encode(scalar) { bytes.append(contentsOf: encoded) }
    }
    for scalar in _nfd {
      switch scalar.properties.generalCategory {
      case .nonspacingMark: continue
      case .uppercaseLetter, .titlecaseLetter:
        for lower in scalar.properties.lowercaseMapping.unicodeScalars { append(lower == "đ" ? "d" : lower) }
      case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber:
        append(scalar == "đ" ? "d" : scalar)
      default: pendingSpace = true
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Without white space at both ends, runs of it inside as one space.
  package var squeezed: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  package var digitsOnly: String {
    String(decoding: utf8.filter(isDigit), as: UTF8.self)
  }
}
