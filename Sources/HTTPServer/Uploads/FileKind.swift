/// What a file is by its first bytes.
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
  /// Also what is a ZIP inside: Office since 2007, OpenDocument.
  case zip = "application/zip"
  /// Anything else; not to be shown, only to be downloaded.
  case unknown = "application/octet-stream"

  /// The most bytes that telling takes.
  static let bytesNeeded = 12

  /// The media type (RFC 9110 section 8.3.1).
  public var mediaType: String { rawValue }

  init(_ bytes: [UInt8]) {
    let begins = { (text: StaticString, offset: Int) in
      bytes.count >= offset + text.utf8CodeUnitCount
        && text.withUTF8Buffer { bytes[offset..<offset + $0.count].elementsEqual($0) }
    }
    self =
      switch bytes {
      case _ where begins("%PDF-", 0): .pdf
      case _ where bytes.starts(with: [0xFF, 0xD8, 0xFF]): .jpeg
      case _ where bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): .png
      case _ where begins("GIF87a", 0) || begins("GIF89a", 0): .gif
      case _ where begins("RIFF", 0) && begins("WEBP", 8): .webp
      case _ where bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]): .tiff
      case _ where begins("ftyp", 4) && ["heic", "heix", "mif1", "msf1"].contains { begins($0, 8) }: .heic
      case _ where bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]): .oldOffice
      case _ where bytes.starts(with: [0x50, 0x4B, 3, 4]): .zip
      default: .unknown
      }
  }
}
