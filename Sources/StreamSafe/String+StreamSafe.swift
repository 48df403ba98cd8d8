extension String {
  /// How many combining marks may follow one another: the Stream-Safe Text Format's limit (Unicode Standard Annex #15,
  /// section 13), which no language's writing comes near.
  ///
  /// Comparing, hashing and composing strings sorts a run of marks by insertion, so that a run without a limit costs
  /// quadratic time. Whatever comes from outside goes through one of the two below where its bytes become text.
  package static let longestMarkRun = 30

  /// Whether no run of combining marks is longer than the limit. Linear, and a look at the bytes for most texts.
  package var isStreamSafe: Bool { firstExcessMark == nil }

  /// The text without the marks of a run that are beyond the limit; otherwise as it stands.
  package var streamSafe: String {
    guard let excess = firstExcessMark else { return self }
    var text = self
    return text.withUTF8 { bytes in
      String(decoding: MarkRun.cut(bytes, from: excess), as: UTF8.self)
    }
  }

  /// Whether both have the same bytes. `==` takes the ohm sign for the letter omega, and a letter with its mark for the
  /// two apart.
  package func isSame(as other: String) -> Bool { utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8) }

  /// Where in the UTF-8 the first mark beyond the limit begins.
  private var firstExcessMark: Int? {
    // A mark has two bytes at least.
    if utf8.count <= 2 * String.longestMarkRun + 1 { return nil }
    var text = self
    return text.withUTF8(MarkRun.firstExcess)
  }
}
