/// The list at the end of a ZIP file (APPNOTE.TXT section 4.3.12), also of Office and OpenDocument files.
enum ZIPDirectory {
  /// More than any document has; the list is then 1 MB and more.
  private static let mostEntries = 20_000
  /// The list's end: 22 bytes and a comment.
  private static let longestEnd = 22 + 65_535

  static func fault(in file: some ByteSource) async throws -> FileFault? {
    let start = max(0, file.size - longestEnd)
    let tail = Bytes(try await file.bytes(upTo: longestEnd, from: start))
    guard let end = place(of: tail) else { return .broken }
    let count = tail.little16(end + 10)
    let (length, offset) = (tail.little32(end + 12), tail.little32(end + 16))
    // ZIP64 is for what no document is.
    if count == 0xFFFF || length == 0xFFFF_FFFF || offset == 0xFFFF_FFFF || count > mostEntries { return .bomb }
    guard let list = try await file.exactly(length, from: offset) else { return .broken }
    return fault(of: list, count: count, fileSize: file.size)
  }

  private static func place(of tail: Bytes) -> Int? {
    guard tail.all.count >= 22 else { return nil }
    return (0...tail.all.count - 22).reversed().first { place in
      tail.has("PK\u{5}\u{6}", at: place) && place + 22 + tail.little16(place + 20) <= tail.all.count
    }
  }

  private static func fault(of list: Bytes, count: Int, fileSize: Int) -> FileFault? {
    var place = 0
    var (packed, unpacked) = (0, 0)
    var found: FileFault?
    for _ in 0..<count {
      guard place + 46 <= list.all.count, list.has("PK\u{1}\u{2}", at: place) else { return .broken }
      let nameLength = list.little16(place + 28)
      let next = place + 46 + nameLength + list.little16(place + 30) + list.little16(place + 32)
      guard next <= list.all.count else { return .broken }
      packed += list.little32(place + 20)
      unpacked += list.little32(place + 24)
      if isGrowing(archive: list, at: place, nameLength: nameLength) { found = found ?? .bomb }
      let name = Array(list.all[place + 46..<place + 46 + nameLength])
      if ProgramKind.isOne(named: name) || isMacro(name) { found = .program }
      if found == nil, list.little16(place + 8) & 1 == 1 { found = .encrypted }
      place = next
    }
    // Members that lie over one another are packed once and unpacked often.
    if packed > fileSize || unpacked > FileInspection.mostUnpacked { return .bomb }
    if unpacked > 100 << 20, unpacked / 100 > fileSize { return .bomb }
    return found
  }

  /// Whether a member is an archive that shrinks like nothing but archives of the same byte over and over: what is packed
  /// already shrinks little.
  private static func isGrowing(archive list: Bytes, at place: Int, nameLength: Int) -> Bool {
    let name = String(decoding: list.all[place + 46..<place + 46 + nameLength], as: UTF8.self).lowercased()
    let unpacked = list.little32(place + 24)
    return unpacked > 16 << 10 && unpacked / 20 > list.little32(place + 20)
      && ["zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "gz", "7z", "rar"].contains { name.hasSuffix(".\($0)") }
  }

  /// Where Office keeps macros (MS-OVBA section 2.2).
  private static func isMacro(_ name: [UInt8]) -> Bool {
    String(decoding: name, as: UTF8.self).lowercased().hasSuffix("vbaproject.bin")
  }
}
