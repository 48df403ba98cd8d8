/// Files that a system runs.
enum ProgramKind {
  /// Of archives' members: what Windows, macOS or a shell starts when it is opened.
  static let endings: Set<String> = [
    "exe", "dll", "com", "scr", "pif", "cpl", "msi", "msp", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse",
    "wsf", "wsh", "hta", "lnk", "url", "jar", "reg", "inf", "sh", "command", "app", "apk", "iso", "img",
  ]

  /// By the first bytes of a file, `FileKind.bytesNeeded` of them.
  ///
  /// - Parameter kind: what the file is otherwise taken for.
  static func isOne(_ bytes: [UInt8], takenFor kind: FileKind) -> Bool {
    if beginnings.contains(where: bytes.starts(with:)) || hasBeginning("@echo", bytes) { return true }
    // A page runs its scripts wherever it is opened.
    return switch kind {
    case .unknown: isPage(bytes.prefix(256))
    // A PDF may begin behind something else: a comment of a page, for one, which a browser reads as a page.
    case .pdf: bytes.firstRange(of: "%PDF-".utf8).map { bytes[..<$0.lowerBound].contains(0x3C) } ?? false
    // XML is looked through as a whole (`XMLPage`); the others begin with what no page begins with.
    default: false
    }
  }

  private static let beginnings: [[UInt8]] = [
    Array("MZ".utf8), [0x7F] + "ELF".utf8, Array("#!".utf8), Array("dex\n".utf8),
    // Mach-O in both orders of bytes, and for several processors, as Java's classes begin, too.
    [0xFE, 0xED, 0xFA, 0xCE], [0xFE, 0xED, 0xFA, 0xCF], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
    [0xCA, 0xFE, 0xBA, 0xBE],
    // A shortcut (MS-SHLLINK section 2.1).
    [0x4C, 0, 0, 0, 1, 0x14, 2, 0],
  ]

  /// - Parameter text: in small letters.
  private static func hasBeginning(_ text: String, _ bytes: [UInt8]) -> Bool {
    String(decoding: bytes.prefix(text.utf8.count), as: UTF8.self).lowercased() == text
  }

  private static func isPage(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<script", "<svg"].contains { text.contains($0) }
  }

  /// By its name in an archive. Windows passes over dots and blanks at the end of a name.
  static func isOne(named name: [UInt8]) -> Bool {
    var name = name[...]
    while let last = name.last, last == 0x2E || last == 0x20 { name.removeLast() }
    guard let dot = name.lastIndex(of: 0x2E) else { return false }
    return endings.contains(String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased())
  }
}
