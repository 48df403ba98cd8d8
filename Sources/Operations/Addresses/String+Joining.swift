extension String {
  /// The parts one after the other, in one allocation.
  @usableFromInline
  init(joining parts: [String]) {
    self.init(unsafeUninitializedCapacity: parts.reduce(0) { $0 + $1.utf8.count }) { text in
      var end = 0
      for var part in parts {
        part.withUTF8 { bytes in
          end = text[end...].update(fromContentsOf: bytes)
        }
      }
      return end
    }
  }
}
