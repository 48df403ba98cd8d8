/// What a document is and whether it can be taken, judged by its content alone.
///
/// Nothing is unpacked or drawn: sizes are read where formats state them, so that the cost does not grow with what a
/// file claims to be.
public enum FileInspection {
  /// A picture of so many points takes a gigabyte when it is shown.
  public static let mostPoints = 256_000_000
  /// What an archive may hold when it is unpacked, in bytes.
  public static let mostUnpacked = 1 << 30

  /// nil: nothing is wrong with it.
  public static func fault(of kind: FileKind, in file: some ByteSource) async throws -> FileFault? {
    // First: of many kinds only some bytes are asked for, which a program or a page can have too.
    if ProgramKind.isOne(try await file.bytes(upTo: FileKind.bytesNeeded, from: 0), takenFor: kind) { return .program }
    return switch kind {
    case .pdf: try await PDFContent.fault(in: file)
    case .jpeg, .png, .gif, .webp, .tiff, .heic: try await PictureSize.fault(of: kind, in: file)
    case .zip: try await ZIPDirectory.fault(in: file)
    case .oldOffice: try await oldOfficeFault(file)
    case .xml: try await XMLPage.isOne(file) ? .program : await hasEntities(file) ? .bomb : nil
    case .drawing, .exchangedDrawing, .signed, .richText, .unknown: nil
    }
  }

  /// The names of streams are UTF-16 (MS-CFB section 2.6.1): that of a package with a password (MS-OFFCRYPTO section
  /// 2.3.4.4), that of macros (MS-OVBA section 2.3.4.1). An installer is told by the class of its root.
  private static func oldOfficeFault(_ file: some ByteSource) async throws -> FileFault? {
    let installer: [UInt8] = [0x84, 0x10, 0x0C, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46]
    if try await file.contains([utf16("EncryptedPackage")]) { return .encrypted }
    if try await file.contains([utf16("_VBA_PROJECT"), installer]) { return .program }
    return nil
  }

  private static func utf16(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }

  /// Documents that are exchanged declare none; a parser that follows them can be made to fill its memory.
  private static func hasEntities(_ file: some ByteSource) async throws -> Bool {
    try await file.contains([Array("<!ENTITY".utf8)])
  }
}
