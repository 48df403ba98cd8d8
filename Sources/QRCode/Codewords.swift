/// A message as the codewords that go into a symbol.
struct Codewords {
  let version: Version
  let correction: Correction
  let bytes: [UInt8]

  /// - Parameter utf8: writes the designator of UTF-8 (ECI 000026) first; without it a reader takes the bytes for
  ///   ISO/IEC 8859-1, or guesses.
  static func header(utf8: Bool) -> (value: Int, width: Int) {
    utf8 ? (0b0111 << 8 | 26, 12) : (0, 0)
  }

  /// The smallest version of `versions` that holds `message` at `correction`.
  ///
  /// With `raise`, the correction becomes the highest that this version holds.
  init(
    _ message: [UInt8], utf8: Bool, correction: Correction, raise: Bool, versions: [Version] = Version.all
  ) throws(QRCodeError) {
    let header = Self.header(utf8: utf8)
    var segments: [Segment] = []
    var bits = 0
    var widthClass = -1
    for version in versions {
      if version.widthClass != widthClass {
        widthClass = version.widthClass
        segments = Segment.split(message, widthClass: widthClass)
        bits = segments.reduce(header.width) { $0 + $1.bits(widthClass) }
      }
      guard bits <= version.dataCodewords(correction) * 8 else { continue }
      let level =
        raise ? Correction.allCases.last { bits <= version.dataCodewords($0) * 8 } ?? correction : correction
      var buffer = BitBuffer()
      buffer.append(header.value, width: header.width)
      for segment in segments { buffer.append(segment, of: message, widthClass: widthClass) }
      buffer.pad(to: version.dataCodewords(level))
      self.version = version
      self.correction = level
      bytes = Self.interleaved(buffer.bytes, version: version, correction: level)
      return
    }
    throw .tooLong(bits: bits, capacity: (versions.last ?? .largest).dataCodewords(correction) * 8)
  }

  /// The blocks' data codeword by codeword, then their correction likewise (7.6).
  static func interleaved(_ data: [UInt8], version: Version, correction: Correction) -> [UInt8] {
    let blocks = version.blocks(correction)
    let reedSolomon = ReedSolomon(degree: version.correctionPerBlock(correction))
    let shortLength = data.count / blocks
    let longBlocks = data.count % blocks
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    for block in 0..<blocks {
      // Short blocks come first.
      let length = block < blocks - longBlocks ? shortLength : shortLength + 1
      parts.append(data[start..<start + length])
      start += length
    }
    var out: [UInt8] = []
    out.reserveCapacity(version.codewords)
    for index in 0...shortLength {
      for part in parts where index < part.count { out.append(part[part.startIndex + index]) }
    }
    let corrections = parts.map(reedSolomon.correction(of:))
    for index in 0..<version.correctionPerBlock(correction) {
      for correction in corrections { out.append(correction[index]) }
    }
    return out
  }
}
