/// A zip archive in memory (PKWARE APPNOTE 6.3): deflated entries with their sizes in the local headers, and one fixed
/// time, so that the same entries always give the same bytes.
struct ZipArchive {
  /// 1 January 1980, 00:00, the first moment that the format can express.
  private static let time: UInt16 = 0
  private static let date: UInt16 = 1 << 5 | 1
  /// 2.0: deflate.
  private static let version: UInt16 = 20

  private var out: [UInt8] = []
  private var directory: [UInt8] = []
  private var entries: UInt16 = 0

  /// - Parameter name: ASCII, with `/` between folders.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws(WorkbookError) {
    // Half the format's limit leaves room for the overhead of deflate on data that does not shrink.
    guard bytes.count < Int(UInt32.max) / 2, let offset = UInt32(exactly: out.count), entries < UInt16.max else {
      throw .tooLarge(part: name)
    }
    let data = try Deflate.compress(bytes)
    var header: [UInt8] = []
    header.append(little: Self.version)
    header.append(little: 0 as UInt16)  // flags
    header.append(little: 8 as UInt16)  // deflate
    header.append(little: Self.time)
    header.append(little: Self.date)
    header.append(little: Deflate.crc32(bytes))
    header.append(little: UInt32(data.count))
    header.append(little: UInt32(bytes.count))
    header.append(little: UInt16(name.utf8.count))
    header.append(little: 0 as UInt16)  // extra field

    out.append(little: 0x0403_4B50 as UInt32)
    out.append(contentsOf: header)
    out.append(contentsOf: name.utf8)
    out.append(contentsOf: data)

    directory.append(little: 0x0201_4B50 as UInt32)
    directory.append(little: Self.version)  // made by, with attributes as in MS-DOS
    directory.append(contentsOf: header)
    directory.append(little: 0 as UInt16)  // comment
    directory.append(little: 0 as UInt16)  // disk
    directory.append(little: 0 as UInt16)  // internal attributes
    directory.append(little: 0 as UInt32)  // external attributes
    directory.append(little: offset)
    directory.append(contentsOf: name.utf8)
    entries += 1
  }

  /// The whole archive.
  consuming func finished() throws(WorkbookError) -> [UInt8] {
    guard let start = UInt32(exactly: out.count) else { throw .tooLarge(part: "the workbook") }
    let length = UInt32(directory.count)
    out.append(contentsOf: directory)
    out.append(little: 0x0605_4B50 as UInt32)
    out.append(little: 0 as UInt16)  // this disk
    out.append(little: 0 as UInt16)  // disk of the directory
    out.append(little: entries)
    out.append(little: entries)
    out.append(little: length)
    out.append(little: start)
    out.append(little: 0 as UInt16)  // comment
    return out
  }
}

extension [UInt8] {
  mutating func append(little value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
