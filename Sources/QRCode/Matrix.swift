/// The modules of a symbol in the making.
struct Matrix: Sendable {
  static let dark: UInt8 = 1
  /// Marks a module that belongs to a pattern or to format or version information, and takes no data.
  static let fixed: UInt8 = 2

  let version: Version
  let size: Int
  /// Row by row; bit 0 is the colour.
  var modules: [UInt8]

  /// A symbol with its patterns and version information, without data, and with the place of the format information
  /// reserved.
  init(_ version: Version) {
    self.version = version
    size = version.size
    modules = [UInt8](repeating: 0, count: size * size)
    for index in 0..<size {
      setFixed(6, index, index % 2 == 0)
      setFixed(index, 6, index % 2 == 0)
    }
    drawFinder(3, 3)
    drawFinder(size - 4, 3)
    drawFinder(3, size - 4)
    drawAlignment()
    drawVersion()
    drawFormat(0)
  }

  mutating func setFixed(_ x: Int, _ y: Int, _ dark: Bool) {
    modules[y * size + x] = (dark ? Self.dark : 0) | Self.fixed
  }

  /// A finder pattern with its separator around the centre (6.3.3, 6.3.4).
  private mutating func drawFinder(_ centreX: Int, _ centreY: Int) {
    for y in max(0, centreY - 4)...min(size - 1, centreY + 4) {
      for x in max(0, centreX - 4)...min(size - 1, centreX + 4) {
        let ring = max(abs(x - centreX), abs(y - centreY))
        setFixed(x, y, ring != 2 && ring != 4)
      }
    }
  }

  private mutating func drawAlignment() {
    let centres = version.alignmentCentres
    guard let last = centres.last else { return }
    for centreY in centres {
      for centreX in centres {
        // The three corners that hold finders.
        if centreX == 6 && (centreY == 6 || centreY == last) || centreX == last && centreY == 6 { continue }
        for y in -2...2 {
          for x in -2...2 { setFixed(centreX + x, centreY + y, max(abs(x), abs(y)) != 1) }
        }
      }
    }
  }

  /// Version information, twice, from version 7 (7.10).
  private mutating func drawVersion() {
    guard version.number > 6 else { return }
    let bits = Self.versionBits(version.number)
    for index in 0..<18 {
      let dark = bits >> index & 1 == 1
      setFixed(size - 11 + index % 3, index / 3, dark)
      setFixed(index / 3, size - 11 + index % 3, dark)
    }
  }

  /// Format information, twice, and the module that is always dark (7.9).
  mutating func drawFormat(_ bits: Int) {
    for index in 0..<15 {
      let dark = bits >> index & 1 == 1
      // Around the upper left finder, the timing patterns left out.
      switch index {
      case 0...5: setFixed(8, index, dark)
      case 6, 7: setFixed(8, index + 1, dark)
      case 8: setFixed(7, 8, dark)
      default: setFixed(14 - index, 8, dark)
      }
      // Beside the two others.
      if index < 8 {
        setFixed(size - 1 - index, 8, dark)
      } else {
        setFixed(8, size - 15 + index, dark)
      }
    }
    setFixed(8, size - 8, true)
  }

  /// Lays the codewords in columns two wide, from the lower right corner up and down (7.7.3).
  mutating func place(_ codewords: [UInt8]) {
    var bit = 0
    let end = codewords.count * 8
    var upward = true
    var right = size - 1
    while right > 0 {
      // The vertical timing pattern takes a column of its own.
      if right == 6 { right = 5 }
      for step in 0..<size {
        let row = (upward ? size - 1 - step : step) * size
        for index in [row + right, row + right - 1]
        where modules[index] & Self.fixed == 0 && bit < end {
          modules[index] = codewords[bit >> 3] >> UInt8(7 - bit & 7) & 1
          bit += 1
        }
      }
      upward.toggle()
      right -= 2
    }
  }

  /// Level and mask with their BCH(15,5) remainder, masked so that they are never all light (annex C).
  static func formatBits(_ correction: Correction, mask: Int) -> Int {
    let data = correction.formatBits << 3 | mask
    return (data << 10 | remainder(data << 10, by: 0b101_0011_0111, degree: 10)) ^ 0b101_0100_0001_0010
  }

  /// The version with its BCH(18,6) remainder (annex D).
  static func versionBits(_ number: Int) -> Int {
    number << 12 | remainder(number << 12, by: 0b1_1111_0010_0101, degree: 12)
  }

  private static func remainder(_ value: Int, by generator: Int, degree: Int) -> Int {
    var rest = value
    while rest >> degree != 0 {
      rest ^= generator << (Int.bitWidth - 1 - rest.leadingZeroBitCount - degree)
    }
    return rest
  }
}
