/// What the text of a PDF says of the whole (ISO 32000-1), without its objects being read.
enum PDFContent {
  static func fault(in file: some ByteSource) async throws -> FileFault? {
    var search = EncryptionSearch()
    var offset = 0
    while offset < file.size {
      let piece = try await file.bytes(upTo: 1 << 18, from: offset)
      if piece.isEmpty { break }
      if search.finds(in: piece) { return .encrypted }
      offset += piece.count
    }
    return try await hasEnd(file) ? nil : .broken
  }

  /// How far the end may be from the last byte that is not blank: scanners and mail programs add some.
  private static let mostBehind = 2_048

  /// Whether it says near its end that it ends there, or where its table of objects is (section 7.5.5). What pads it
  /// does not count.
  private static func hasEnd(_ file: some ByteSource) async throws -> Bool {
    var end = file.size
    while end > 0 {
      let start = max(0, end - (1 << 16))
      let piece = try await file.bytes(upTo: end - start, from: start)
      let blank = piece.withUnsafeBufferPointer { bytes in
        var count = 0
        while count < bytes.count, isBlank(bytes[bytes.count - 1 - count]) { count += 1 }
        return count
      }
      end -= blank
      if piece.isEmpty || blank < piece.count { break }
    }
    let start = max(0, end - mostBehind)
    let tail = try await file.bytes(upTo: end - start, from: start)
    return ["%%EOF", "startxref"].contains { tail.firstRange(of: Array($0.utf8)) != nil }
  }

  fileprivate static func isBlank(_ byte: UInt8) -> Bool { byte <= 32 && [0, 9, 10, 12, 13, 32].contains(byte) }
}

/// Looks for the encryption dictionary, which the trailer names (section 7.5.5) in plain text also where the rest is
/// compressed: `/Encrypt` with a reference or the dictionary itself behind it, in any spelling (sections 7.2.2 to
/// 7.3.10). What is in streams, such as the text of a page, is passed over.
private struct EncryptionSearch {
  private enum State {
    case text
    /// Behind `>`, and behind `>>`, where a stream may begin.
    case greater, dictionaryEnd
    /// So many letters of `stream` are read.
    case streamWord(Int)
    /// So many letters of `endstream` are.
    case stream(Int)
    /// So many letters of the name are; of an escape, the first digit.
    case name(Int)
    case escape(Int, UInt8?)
    /// Behind the name, in a reference (`12 0 R`), and at the beginning of a dictionary.
    case value, object, objectEnd, generation, generationEnd, less
    indirect case comment(before: State)
  }

  private static let name = Array("Encrypt".utf8)
  private static let word = Array("stream".utf8)
  private static let end = Array("endstream".utf8)
  private var state = State.text

  /// Whether it is there, or has begun in the piece before and ends here.
  mutating func finds(in piece: [UInt8]) -> Bool {
    piece.withUnsafeBufferPointer { bytes in
      var place = 0
      while place < bytes.count {
        switch state {
        case .text: while place < bytes.count, bytes[place] != 0x2F, bytes[place] != 0x3E { place += 1 }
        case .stream(0): while place < bytes.count, bytes[place] != 0x65 { place += 1 }
        default: break
        }
        if place == bytes.count { return false }
        if read(bytes[place]) { return true }
        place += 1
      }
      return false
    }
  }

  private mutating func read(_ byte: UInt8) -> Bool {
    switch state {
    case .text: begin(byte)
    case .greater: if byte == 0x3E { state = .dictionaryEnd } else { begin(byte) }
    case .dictionaryEnd: if byte == Self.word[0] { state = .streamWord(1) } else if !isBlank(byte) { begin(byte) }
    case .streamWord(let count):
      if count < Self.word.count, byte == Self.word[count] {
        state = .streamWord(count + 1)
      } else if count == Self.word.count, byte == 10 || byte == 13 {
        state = .stream(0)
      } else {
        begin(byte)
      }
    case .stream(let count):
      let next = byte == Self.end[count] ? count + 1 : byte == Self.end[0] ? 1 : 0
      state = next == Self.end.count ? .text : .stream(next)
    case .name(let count):
      if byte == 0x23 {
        state = .escape(count, nil)
      } else {
        letter(byte, count)
      }
    case .escape(let count, let first):
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue.map({ UInt8($0) }) else {
        begin(byte)
        return false
      }
      if let first { named(first << 4 | digit, count) } else { state = .escape(count, digit) }
    case .value: return value(byte)
    case .object: number(byte, next: .objectEnd)
    case .objectEnd: gap(byte, number: .generation)
    case .generation: number(byte, next: .generationEnd)
    case .generationEnd:
      if byte == UInt8(ascii: "R") { return true }
      gap(byte)
    case .less:
      if byte == 0x3C { return true }
      begin(byte)
    case .comment(let before): if byte == 10 || byte == 13 { state = before }
    }
    return false
  }

  private mutating func begin(_ byte: UInt8) {
    state = byte == 0x2F ? .name(0) : byte == 0x3E ? .greater : .text
  }

  private mutating func letter(_ byte: UInt8, _ count: Int) {
    let endsName = isBlank(byte) || "()<>[]{}/%".utf8.contains(byte)
    if !endsName { return named(byte, count) }
    guard count == Self.name.count else { return begin(byte) }
    state = .value
    _ = value(byte)
  }

  /// - Parameter byte: as the name has it, without an escape.
  private mutating func named(_ byte: UInt8, _ count: Int) {
    state = count < Self.name.count && byte == Self.name[count] ? .name(count + 1) : .text
  }

  private mutating func value(_ byte: UInt8) -> Bool {
    if byte == 0x3C {
      state = .less
    } else {
      gap(byte, number: .object)
    }
    return false
  }

  private mutating func number(_ byte: UInt8, next: State) {
    if !isDigit(byte) {
      state = next
      gap(byte)
    }
  }

  /// Blanks and comments stand between two parts.
  /// - Parameter number: where a number may follow.
  private mutating func gap(_ byte: UInt8, number: State? = nil) {
    if isBlank(byte) { return }
    if byte == 0x25 {
      state = .comment(before: state)
    } else if isDigit(byte), let number {
      state = number
    } else {
      begin(byte)
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool { PDFContent.isBlank(byte) }
  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
