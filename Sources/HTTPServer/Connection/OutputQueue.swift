/// Output that the kernel did not take at once. It exists only while there is some.
struct OutputQueue {
  enum Piece {
    case bytes([UInt8], from: Int)
    case file(FileContent, from: Int)
  }

  private var pieces: [Piece] = []
  private var first = 0

  var isEmpty: Bool { first == pieces.count }
  var head: Piece? { isEmpty ? nil : pieces[first] }

  mutating func append(_ piece: Piece) { pieces.append(piece) }

  /// The first piece has been sent up to this offset.
  mutating func advance(to offset: Int) {
    switch pieces[first] {
    case .bytes(let bytes, _):
      if offset < bytes.count { pieces[first] = .bytes(bytes, from: offset) } else { drop() }
    case .file(let file, _):
      if offset < file.length { pieces[first] = .file(file, from: offset) } else { drop() }
    }
  }

  private mutating func drop() {
    pieces[first] = .bytes([], from: 0)
    first += 1
  }
}
