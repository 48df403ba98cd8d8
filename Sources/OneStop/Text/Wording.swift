extension String {
  /// Whether it has a letter or a digit: spaces, punctuation and invisible characters explain nothing.
  package var saysSomething: Bool {
    unicodeScalars.contains { scalar in
      scalar.isASCII
        ? isDigit(UInt8(scalar.value)) || (0x61...0x7A).contains(scalar.value | 0x20)
        : scalar.isVisible && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
  }
}
