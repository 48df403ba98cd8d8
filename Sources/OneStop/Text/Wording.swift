extension String {
  /// Whether it has a letter or a digit: spaces, signs and what nobody can see give no reason.
  package var saysSomething: Bool {
    unicodeScalars.contains { scalar in
      scalar.isASCII
        ? isDigit(UInt8(scalar.value)) || (0x61...0x7A).contains(scalar.value | 0x20)
        : scalar.isVisible && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
    }
  }
}
