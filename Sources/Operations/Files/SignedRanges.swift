import Encodings

/// The bytes of a PDF that a signature is over: all but the signature itself (ISO 32000-1, 12.8.1, ByteRange).
struct SignedRanges: Hashable {
  private var before = 0..<0
  private var after = 0..<0

  init() {}

  /// `[0 - 651], [7625 - 8200]`
  init?(_ text: Substring) {
    let ends = text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).compactMap { Int($0) }
    guard ends.count == 4, ends[0] == 0, ends[1] < ends[2], ends[2] <= ends[3] else { return nil }
    (before, after) = (0..<ends[1], ends[2]..<ends[3])
  }

  /// nil where the bytes between the ranges are not a string of hexadecimal digits.
  func parts(of file: [UInt8]) -> (signed: [UInt8], signature: [UInt8])? {
    guard after.upperBound <= file.count, before.upperBound < after.lowerBound else { return nil }
    let gap = file[before.upperBound..<after.lowerBound]
    guard gap.first == UInt8(ascii: "<"), gap.last == UInt8(ascii: ">"),
      let signature = [UInt8](hexadecimal: gap.dropFirst().dropLast().filter { $0 > 0x20 })
    else { return nil }
    return (Array(file[before] + file[after]), signature)
  }
}
