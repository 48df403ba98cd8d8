/// The width and height that a picture states, in points.
struct PictureSize: Hashable {
  var width: Int
  var height: Int

  /// How many points it has; no overflow, whatever a file states.
  private var points: Int {
    let product = width.multipliedReportingOverflow(by: height)
    return product.overflow ? .max : product.partialValue
  }

  static func fault(of kind: FileKind, in file: some ByteSource) async throws -> FileFault? {
    guard let size = try await read(kind, in: file), size.width > 0, size.height > 0 else { return .broken }
    if size.points > FileInspection.mostPoints { return .hugePicture(width: size.width, height: size.height) }
    return try await PictureEnd.isThere(kind, in: file) ? nil : .broken
  }

  /// nil where it states none: it ends before, or is no picture of that kind.
  private static func read(_ kind: FileKind, in file: some ByteSource) async throws -> PictureSize? {
    switch kind {
    case .png: try await png(file)
    case .jpeg: try await jpeg(file)
    case .gif: try await gif(file)
    case .webp: try await webP(file)
    case .tiff: try await tiff(file)
    case .heic: try await heic(file)
    default: nil
    }
  }

  /// ISO/IEC 15948 section 11.2.2
  private static func png(_ file: some ByteSource) async throws -> PictureSize? {
    guard let head = try await file.exactly(16, from: 8), head.has("IHDR", at: 4) else { return nil }
    return PictureSize(width: head.big32(8), height: head.big32(12))
  }

  /// The first frame (ITU-T T.81 annex B.2.2), behind segments such as the camera's notes.
  private static func jpeg(_ file: some ByteSource) async throws -> PictureSize? {
    var place = 2
    for _ in 0..<4_096 {
      guard let marker = try await file.exactly(4, from: place), marker[0] == 0xFF else { return nil }
      switch marker[1] {
      case 0xFF: place += 1
      case 0x01, 0xD0...0xD7: place += 2
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker[1]):
        return try await file.exactly(4, from: place + 5).map {
          PictureSize(width: $0.big16(2), height: $0.big16(0))
        }
      case 0xD9, 0xDA: return nil
      default: place += 2 + max(2, marker.big16(2))
      }
    }
    return nil
  }

  /// The screen, or what the first frame makes of it: a browser shows the larger (GIF89a sections 18 and 20).
  private static func gif(_ file: some ByteSource) async throws -> PictureSize? {
    let head = Bytes(try await file.bytes(upTo: 1 << 18, from: 0))
    let count = head.all.count
    guard count >= 11 else { return nil }
    var size = PictureSize(width: head.little16(6), height: head.little16(8))
    var place = 13 + (head[10] & 0x80 == 0 ? 0 : 3 << (head[10] & 7 + 1))
    while place < count, head[place] == 0x21 {
      // An extension: its label, then blocks up to an empty one.
      place += 2
      while place < count, head[place] > 0 { place += 1 + head[place] }
      place += 1
    }
    // Nobody writes so much before a picture.
    if place + 9 > count { return count < file.size ? nil : size }
    if head[place] == 0x2C {
      size.width = max(size.width, head.little16(place + 1) + head.little16(place + 5))
      size.height = max(size.height, head.little16(place + 3) + head.little16(place + 7))
    }
    return size
  }

  /// RFC 9649 sections 2.5 to 2.7
  private static func webP(_ file: some ByteSource) async throws -> PictureSize? {
    guard let head = try await file.exactly(30, from: 0) else { return nil }
    if head.has("VP8X", at: 12) { return PictureSize(width: head.little24(24) + 1, height: head.little24(27) + 1) }
    if head.has("VP8L", at: 12), head[20] == 0x2F {
      let bits = head.little32(21)
      return PictureSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
    }
    guard head.has("VP8 ", at: 12), head[23] == 0x9D, head[24] == 0x01, head[25] == 0x2A else { return nil }
    return PictureSize(width: head.little16(26) & 0x3FFF, height: head.little16(28) & 0x3FFF)
  }

  /// The largest of its pages (TIFF 6.0 section 2; tags 256 and 257).
  private static func tiff(_ file: some ByteSource) async throws -> PictureSize? {
    guard let head = try await file.exactly(8, from: 0) else { return nil }
    let isLittle = head[0] == 0x49
    func short(_ bytes: Bytes, _ offset: Int) -> Int { isLittle ? bytes.little16(offset) : bytes.big16(offset) }
    func long(_ bytes: Bytes, _ offset: Int) -> Int { isLittle ? bytes.little32(offset) : bytes.big32(offset) }
    var largest: PictureSize?
    var place = long(head, 4)
    var seen: Set<Int> = []
    while place != 0, seen.count < 1_000, seen.insert(place).inserted {
      guard let count = try await file.exactly(2, from: place).map({ short($0, 0) }),
        let entries = try await file.exactly(12 * count + 4, from: place + 2)
      else { return nil }
      var size = PictureSize(width: 0, height: 0)
      for entry in 0..<count {
        let start = 12 * entry
        let value = short(entries, start + 2) == 3 ? short(entries, start + 8) : long(entries, start + 8)
        if short(entries, start) == 256 { size.width = value }
        if short(entries, start) == 257 { size.height = value }
      }
      if size.points > largest?.points ?? -1 { largest = size }
      place = long(entries, 12 * count)
    }
    return largest
  }

  /// The largest of its parts, by the properties "ispe" (ISO/IEC 23008-12 section 6.5.3), which lie before the pictures.
  private static func heic(_ file: some ByteSource) async throws -> PictureSize? {
    let head = Bytes(try await file.bytes(upTo: 1 << 18, from: 0))
    var largest: PictureSize?
    var place = 0
    let name = Array("ispe".utf8)
    while let range = head.all[place...].firstRange(of: name), range.upperBound + 12 <= head.all.count {
      let size = PictureSize(width: head.big32(range.upperBound + 4), height: head.big32(range.upperBound + 8))
      if size.points > largest?.points ?? 0 { largest = size }
      place = range.upperBound
    }
    return largest
  }
}
