/// What a file is, judged by its first bytes.
public enum FileKind: String, Sendable, CaseIterable {
  case pdf = "application/pdf"
  case jpeg = "image/jpeg"
  case png = "image/png"
  case gif = "image/gif"
  case webp = "image/webp"
  case tiff = "image/tiff"
  case heic = "image/heic"
  /// Word, Excel and PowerPoint before 2007 (MS-CFB).
  case oldOffice = "application/x-ole-storage"
  /// Also formats that are ZIP files inside: Office since 2007, OpenDocument.
  case zip = "application/zip"
  /// AutoCAD's drawings: DWG from version 1.0 on, and DXF as text or binary.
  case drawing = "image/vnd.dwg"
  case exchangedDrawing = "image/vnd.dxf"
  /// A signature container with its content (RFC 5652 section 5), usually named `.p7m`, in DER or PEM.
  case signed = "application/pkcs7-mime"
  case xml = "application/xml"
  case richText = "application/rtf"
  /// Anything else: only for download, never shown.
  case unknown = "application/octet-stream"

  /// The number of bytes that suffices to tell.
  public static let bytesNeeded = 1024

  /// The media type (RFC 9110 section 8.3.1).
  public var mediaType: String { rawValue }

  /// By its first bytes; `bytesNeeded` suffice.
  public init(_ bytes: [UInt8]) {
    let begins = { (text: StaticString, offset: Int) in
      bytes.count >= offset + text.utf8CodeUnitCount
        && text.withUTF8Buffer { bytes[offset..<offset + $0.count].elementsEqual($0) }
    }
    self =
      switch bytes {
      case _ where bytes.starts(with: [0xFF, 0xD8, 0xFF]): .jpeg
      case _ where bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): .png
      case _ where begins("GIF87a", 0) || begins("GIF89a", 0): .gif
      case _ where begins("RIFF", 0) && begins("WEBP", 8): .webp
      case _ where bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]): .tiff
      case _ where begins("ftyp", 4) && ["heic", "heix", "mif1", "msf1"].contains { begins($0, 8) }: .heic
      case _ where bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]): .oldOffice
      case _ where bytes.starts(with: [0x50, 0x4B, 3, 4]): .zip
      case _ where begins("AC1", 0) && bytes.dropFirst(3).prefix(3).count(where: Self.isDigit) == 3: .drawing
      case _ where begins("AutoCAD Binary DXF", 0) || Self.isDXF(bytes): .exchangedDrawing
      case _ where begins("-----BEGIN PKCS7-----", 0) || begins("-----BEGIN CMS-----", 0) || Self.isSignedData(bytes):
        .signed
      case _ where begins("{\\rtf", 0): .richText
      case _ where begins("<?xml", 0) || begins("\u{FEFF}<?xml", 0): .xml
      // Last: readers look for it anywhere in the first 1,024 bytes (ISO 32000-1, annex H).
      case _ where Self.isFound("%PDF-", in: bytes): .pdf
      default: .unknown
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isFound(_ text: StaticString, in bytes: [UInt8]) -> Bool {
    text.withUTF8Buffer { bytes.prefix(bytesNeeded).firstRange(of: $0) != nil }
  }

  /// Pairs of lines: a group code, then its value. It begins with a section, or with comments (group 999).
  private static func isDXF(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(bytesNeeded).split(
      separator: UInt8(ascii: "\n"), maxSplits: 64, omittingEmptySubsequences: false
    )
    .map { line in line.filter { !" \t\r".utf8.contains($0) } }
    var place = 0
    while place + 1 < lines.count, lines[place].elementsEqual("999".utf8) { place += 2 }
    return place + 1 < lines.count && lines[place].elementsEqual("0".utf8)
      && lines[place + 1].elementsEqual("SECTION".utf8)
  }

  /// A SEQUENCE that begins with the OID of signed-data, 1.2.840.113549.1.7.2.
  private static func isSignedData(_ bytes: [UInt8]) -> Bool {
    let oid: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    return bytes.first == 0x30 && bytes.prefix(8 + oid.count).firstRange(of: oid) != nil
  }
}
