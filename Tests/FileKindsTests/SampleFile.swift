import FileKinds

/// A file in memory.
struct SampleFile: ByteSource {
  var content: [UInt8]

  var size: Int { content.count }

  func bytes(upTo count: Int, from offset: Int) -> [UInt8] {
    offset < content.count ? Array(content[offset..<min(content.count, offset + count)]) : []
  }

  var kind: FileKind { FileKind(Array(content.prefix(FileKind.bytesNeeded))) }

  func fault() async throws -> FileFault? { try await FileInspection.fault(of: kind, in: self) }
}

/// Numbers as formats write them.
func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
func big(_ value: Int, _ count: Int) -> [UInt8] { little(value, count).reversed() }

/// Pictures of any size without a point in them.
enum SamplePicture {
  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    let head: [UInt8] = [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A] + big(13, 4) + Array("IHDR".utf8)
    let size: [UInt8] = big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0] + big(0, 4)
    let end: [UInt8] = big(0, 4) + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
    return head + size + end
  }

  /// With a camera's note, a table and bytes to fill before the frame.
  static func jpeg(_ width: Int, _ height: Int, frame: UInt8 = 0xC2) -> [UInt8] {
    let note: [UInt8] = [0xFF, 0xE1] + big(300, 2) + [0xFF, 0xD9] + [UInt8](repeating: 0xC0, count: 296)
    let table: [UInt8] = [0xFF, 0xC4] + big(6, 2) + [0xFF, 0xC0, 0, 0]
    let size: [UInt8] = big(17, 2) + [8] + big(height, 2) + big(width, 2) + [3] + [UInt8](repeating: 0, count: 9)
    let scan: [UInt8] = [0xFF, 0xDA] + big(8, 2) + [UInt8](repeating: 1, count: 9) + [0xFF, 0xD9]
    return [0xFF, 0xD8] + note + table + [0xFF, 0xFF, frame] + size + scan
  }

  /// With a comment, and a frame of another size than the screen's.
  static func gif(_ width: Int, _ height: Int, frame: (left: Int, width: Int, height: Int)) -> [UInt8] {
    let screen: [UInt8] = "GIF89a".utf8 + little(width, 2) + little(height, 2) + [0x81, 0, 0]
    let colours = [UInt8](repeating: 9, count: 12)
    let comment: [UInt8] = [0x21, 0xFE, 2, 0x2C, 0x2C, 0]
    let place: [UInt8] = [0x2C] + little(frame.left, 2) + little(0, 2)
    return screen + colours + comment + place + little(frame.width, 2) + little(frame.height, 2) + [0, 2, 0, 0x3B]
  }

  static func gif(_ width: Int, _ height: Int) -> [UInt8] {
    "GIF89a".utf8 + little(width, 2) + little(height, 2) + [0, 0, 0, 0x3B]
  }

  static func webP(_ width: Int, _ height: Int, _ form: String) -> [UInt8] {
    let body: [UInt8] =
      switch form {
      case "VP8X": [0, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3)
      case "VP8L": [0x2F] + little((width - 1) | (height - 1) << 14, 4)
      default: [0, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height, 2)
      }
    let head: [UInt8] = Array("WEBP".utf8) + Array(form.utf8) + little(20, 4)
    let rest: [UInt8] = body + [UInt8](repeating: 0, count: 8)
    return Array("RIFF".utf8) + little(head.count + rest.count, 4) + head + rest
  }

  /// Of several pages, with long or short numbers.
  static func tiff(_ pages: [(width: Int, height: Int)], isLittle: Bool = true, isShort: Bool = false) -> [UInt8] {
    let number = isLittle ? little : big
    func entry(_ tag: Int, _ value: Int) -> [UInt8] {
      number(tag, 2) + number(isShort ? 3 : 4, 2) + number(1, 4)
        + (isShort ? number(value, 2) + [0, 0] : number(value, 4))
    }
    var file = Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4)
    for (place, page) in pages.enumerated() {
      let next = place + 1 == pages.count ? 0 : file.count + 2 + 24 + 4
      file += number(2, 2) + entry(256, page.width) + entry(257, page.height) + number(next, 4)
    }
    return file
  }

  static func heic(_ sizes: [(width: Int, height: Int)]) -> [UInt8] {
    sizes.reduce(big(24, 4) + "ftypheic".utf8 + [UInt8](repeating: 0, count: 12)) { file, size in
      file + big(20, 4) + "ispe".utf8 + big(0, 4) + big(size.width, 4) + big(size.height, 4)
    }
  }
}

/// A ZIP file that only states what is in it.
struct SampleArchive {
  struct Member {
    var name: String
    var packed = 10
    var unpacked = 20
    var flags = 0
  }

  static func file(_ members: [Member], length: Int = 1_000, comment: String = "") -> [UInt8] {
    let body = Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: length)
    let list = members.reduce(into: [UInt8]()) { list, member in
      let name = Array(member.name.utf8)
      list += "PK\u{1}\u{2}".utf8
      list += little(20, 2) + little(20, 2) + little(member.flags, 2) + little(8, 2) + [0, 0, 0, 0] + [0, 0, 0, 0]
      list += little(member.packed, 4) + little(member.unpacked, 4) + little(name.count, 2) + little(4, 2)
      list += little(3, 2) + [UInt8](repeating: 0, count: 12) + name + [1, 2, 3, 4] + "abc".utf8
    }
    let count = little(members.count, 2)
    return body + list + "PK\u{5}\u{6}".utf8 + [0, 0, 0, 0] + count + count + little(list.count, 4)
      + little(body.count, 4) + little(comment.utf8.count, 2) + comment.utf8
  }
}
