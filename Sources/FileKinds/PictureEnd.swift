/// Whether a picture ends where its format says that it does; what lies behind its end, such as the short film of a
/// phone's photo, does not count.
enum PictureEnd {
  static func isThere(_ kind: FileKind, in file: some ByteSource) async throws -> Bool {
    switch kind {
    // ISO/IEC 15948 section 11.2.5
    case .png: try await file.contains([[0, 0, 0, 0] + "IEND".utf8], from: 33)
    case .jpeg: try await jpeg(file)
    // RFC 9649 section 2.4; some programs do not count the last byte, which pads.
    case .webp: try await file.exactly(8, from: 0).map { $0.little32(4) + 8 <= file.size + 1 } ?? false
    default: true
    }
  }

  /// From the first scan on: a preview in the camera's notes before it has an end of its own. In a scan no marker is like
  /// that of the end (ITU-T T.81 annex B.1.1.5).
  private static func jpeg(_ file: some ByteSource) async throws -> Bool {
    var place = 2
    for _ in 0..<4_096 {
      guard let marker = try await file.exactly(4, from: place), marker[0] == 0xFF else { return false }
      switch marker[1] {
      case 0xFF: place += 1
      case 0x01, 0xD0...0xD7: place += 2
      case 0xDA: return try await file.contains([[0xFF, 0xD9]], from: place + 4)
      default: place += 2 + max(2, marker.big16(2))
      }
    }
    return false
  }
}
