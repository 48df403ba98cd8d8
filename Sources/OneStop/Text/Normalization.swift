@_spi(_Unicode) import Swift

// The standard library normalises strings to compare them; FoundationEssentials has no call that returns the normal
// form, and only the full Foundation does.

extension String {
  /// The string in Normalization Form C (Unicode Standard Annex #15): how every text is stored.
  package var composed: String {
    if isComposed { return self }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: _nfc)
    return String(scalars)
  }

  /// Whether every character is in Normalization Form C wherever it stands (NFC_Quick_Check is Yes, and nothing before
  /// it joins it): Latin up to U+02FF, and Latin Extended Additional (U+1E00 to U+1EFF), where Vietnamese has its
  /// letters. False where the bytes alone do not tell.
  private var isComposed: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        switch (previous, byte) {
        case (0xE1, 0xB8...0xBB): break
        case (0xE1, _), (_, 0xCC...0xE0), (_, 0xE2...): return false
        default: break
        }
        previous = byte
      }
      return true
    } ?? false
  }

  /// What search compares: lower case without diacritics, `đ` as `d`, anything but letters and digits as one space.
  package var folded: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    var pendingSpace = false
    let append = { (scalar: Unicode.Scalar) in
      if pendingSpace, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      pendingSpace = false
      if scalar.isASCII { bytes.append(UInt8(scalar.value)) } else { bytes.append(contentsOf: scalar.utf8) }
    }
    for scalar in _nfd {
      switch scalar {
      // Vietnamese letters, without the Unicode tables.
      case "a"..."z", "0"..."9":
        append(scalar)
        continue
      case "A"..."Z":
        append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        continue
      case "\u{300}"..."\u{36F}": continue
      default: break
      }
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

  /// The words of `folded`, split by bytes: a combining mark that joins the space before it still begins a word.
  package var foldedWords: [String] {
    folded.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  }

  /// One line: without white space and control characters at both ends, runs of them inside as one space.
  package var squeezed: String {
    if isSqueezed { return self }
    var squeezed = String.UnicodeScalarView()
    var isPending = false
    for scalar in unicodeScalars {
      if scalar.properties.isWhitespace || scalar < " " {
        isPending = !squeezed.isEmpty
      } else {
        if isPending { squeezed.append(" ") }
        isPending = false
        squeezed.append(scalar)
      }
    }
    return String(squeezed)
  }

  /// Whether single spaces inside are its only white space; false where the bytes alone do not tell.
  private var isSqueezed: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      var previous = UInt8(ascii: " ")
      for byte in bytes {
        switch (previous, byte) {
        // Control characters, and the first bytes of other white space in UTF-8: U+0085 and U+00A0, U+2000 and on,
        // U+3000, U+1680.
        case (0x20, 0x20), (_, ..<0x20), (_, 0xC2), (_, 0xE2), (_, 0xE3), (0xE1, 0x9A): return false
        default: previous = byte
        }
      }
      return bytes.isEmpty || previous != UInt8(ascii: " ")
    } ?? false
  }

  package var digitsOnly: String {
    String(decoding: utf8.filter(isDigit), as: UTF8.self)
  }
}
