/// A zip archive that is written as it is sent: stored entries, one after the other, and the directory at the end
/// (PKWARE APPNOTE 6.3; with its 64-bit records beyond 4 GiB).
public struct ZipStream: Sendable {
  /// 1 January 1980, 00:00: the same entries always give the same bytes.
  private static let time: UInt16 = 0
  private static let date: UInt16 = 1 << 5 | 1
  private static let version: UInt16 = 20
  private static let version64: UInt16 = 45
  /// Names are UTF-8 (bit 11).
  private static let flags: UInt16 = 1 << 11

  private var directory: [UInt8] = []
  private var entries: UInt64 = 0
  /// How many bytes were written.
  private var offset: UInt64 = 0

  public init() {}

  /// What stands before the content of an entry; the content is to follow.
  ///
  /// - Parameters:
  ///   - name: with `/` between folders; at most 65,535 bytes.
  ///   - content: at most 4 GiB.
  public mutating func entry(_ name: String, _ content: [UInt8]) throws -> [UInt8] {
    guard let size = UInt32(exactly: content.count), size < .max, let length = UInt16(exactly: name.utf8.count) else {
      throw WorkbookError.tooLarge(part: name)
    }
    let isFar = offset >= UInt64(UInt32.max)
    var header: [UInt8] = []
    header.append(little: Self.flags)
    header.append(little: 0 as UInt16)  // stored
    header.append(little: Self.time)
    header.append(little: Self.date)
    header.append(little: Deflate.crc32(content))
    header.append(little: size)
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
    offset += UInt64(out.count) + UInt64(size)
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
