/// A zip archive that is written as it is sent: one entry after the other, and the directory at the end (PKWARE APPNOTE
/// 6.3; with its 64-bit records beyond 4 GiB).
public struct ZipStream: Sendable {
  /// 1 January 1980, 00:00, the first moment that the format can express: the same entries always give the same bytes.
  private static let time: UInt16 = 0
  private static let date: UInt16 = 1 << 5 | 1
  private static let version: UInt16 = 20
  private static let version64: UInt16 = 45

  /// How an entry's content is written (APPNOTE 4.4.5).
  private enum Method: UInt16 {
    case stored = 0
    case deflated = 8
  }

  private var directory: [UInt8] = []
  private var entries: UInt64 = 0
  /// How many bytes were written.
  private var offset: UInt64 = 0

  public init() {}

  /// What stands before the content of a stored entry; the content is to follow.
  ///
  /// - Parameters:
  ///   - name: with `/` between folders; at most 65,535 bytes.
  ///   - content: less than 4 GiB.
  public mutating func entry(_ name: String, _ content: [UInt8]) throws(WorkbookError) -> [UInt8] {
    try entry(name, Checksum(content), size: content.count)
  }

  /// What stands before the content of a stored entry that is not in memory as a whole; the content is to follow.
  ///
  /// - Parameter size: less than 4 GiB, in bytes.
  public mutating func entry(_ name: String, _ checksum: Checksum, size: Int) throws(WorkbookError) -> [UInt8] {
    try head(name, .stored, checksum: checksum.value, size: size, written: size)
  }

  /// A whole compressed entry.
  ///
  /// - Parameter content: less than 2 GiB: some of it does not shrink.
  mutating func deflated(_ name: String, _ content: [UInt8]) throws(WorkbookError) -> [UInt8] {
    guard content.count < Int(UInt32.max) / 2 else { throw .tooLarge(part: name) }
    let data = try Deflate.compress(content)
    return try head(
      name, .deflated, checksum: Checksum(content).value, size: content.count, written: data.count) + data
  }

  private mutating func head(
    _ name: String, _ method: Method, checksum: UInt32, size: Int, written: Int
  ) throws(WorkbookError) -> [UInt8] {
    guard let size = UInt32(exactly: size), size < .max, let written = UInt32(exactly: written), written < .max,
      let length = UInt16(exactly: name.utf8.count)
    else { throw .tooLarge(part: name) }
    let isFar = offset >= UInt64(UInt32.max)
    var header: [UInt8] = []
    // Bit 11: the name is UTF-8.
    header.append(little: (name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11) as UInt16)
    header.append(little: method.rawValue)
    header.append(little: Self.time)
    header.append(little: Self.date)
    header.append(little: checksum)
    header.append(little: written)
    header.append(little: size)
    header.append(little: length)

    var out: [UInt8] = []
    out.append(little: 0x0403_4B50 as UInt32)
    out.append(little: Self.version)
    out.append(contentsOf: header)
    out.append(little: 0 as UInt16)  // extra field
    out.append(contentsOf: name.utf8)

    directory.append(little: 0x0201_4B50 as UInt32)
    let version = isFar ? Self.version64 : Self.version
    directory.append(little: version)  // made by, with attributes as in MS-DOS
    directory.append(little: version)
    directory.append(contentsOf: header)
    directory.append(little: (isFar ? 12 : 0) as UInt16)  // extra field
    directory.append(little: 0 as UInt16)  // comment
    directory.append(little: 0 as UInt16)  // disk
    directory.append(little: 0 as UInt16)  // internal attributes
    directory.append(little: 0 as UInt32)  // external attributes
    directory.append(little: isFar ? UInt32.max : UInt32(offset))
    directory.append(contentsOf: name.utf8)
    if isFar {
      directory.append(little: 1 as UInt16)
      directory.append(little: 8 as UInt16)
      directory.append(little: offset)
    }
    entries += 1
    offset += UInt64(out.count) + UInt64(written)
    return out
  }

  /// What stands behind the last entry.
  public consuming func end() -> [UInt8] {
    var out = directory
    let (start, length) = (offset, UInt64(directory.count))
    let isLarge = start >= UInt64(UInt32.max) || entries >= UInt64(UInt16.max)
    if isLarge {
      out.append(little: 0x0606_4B50 as UInt32)
      out.append(little: 44 as UInt64)
      out.append(little: Self.version64)
      out.append(little: Self.version64)
      out.append(little: 0 as UInt32)  // this disk
      out.append(little: 0 as UInt32)  // disk of the directory
      out.append(little: entries)
      out.append(little: entries)
      out.append(little: length)
      out.append(little: start)
      out.append(little: 0x0706_4B50 as UInt32)
      out.append(little: 0 as UInt32)
      out.append(little: start + length)
      out.append(little: 1 as UInt32)
    }
    out.append(little: 0x0605_4B50 as UInt32)
    out.append(little: 0 as UInt16)  // this disk
    out.append(little: 0 as UInt16)  // disk of the directory
    out.append(little: UInt16(clamping: entries))
    out.append(little: UInt16(clamping: entries))
    out.append(little: UInt32(clamping: length))
    out.append(little: isLarge ? UInt32.max : UInt32(start))
    out.append(little: 0 as UInt16)  // comment
    return out
  }
}

extension [UInt8] {
  fileprivate mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
