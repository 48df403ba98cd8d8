import Database
import OneStop

/// The end of a dossier's code as people say it at a counter: the serial of a day alone, `140`, or with the end of its
/// date before it, `12-0140` or `1112-0140`.
struct CodeTail {
  /// How many of the last days are searched; fewer for each where there are several agencies.
  static let days = 60

  private let day: Substring
  let serial: Int

  /// Reads it as people type it (`TypedText`), with letters that look like digits too. nil for what is not the end of a
  /// code; the whole `261112-0140` is one.
  init?(_ text: String) {
    guard text.utf8.count <= 100, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let digits = TypedText.plain(text).uppercased().utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "O"): 0x30
      case UInt8(ascii: "I"), UInt8(ascii: "L"): 0x31
      case UInt8(ascii: " "), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ","): UInt8(ascii: "-")
      default: byte
      }
    }
    let parts = Substring(decoding: digits, as: UTF8.self).split(separator: "-")
    guard parts.count <= 2, let last = parts.last, last.utf8.count <= 6,
      let serial = Int(typed: last, in: 1...999_999),
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      parts.count == 1 || (1...6).contains(parts[0].utf8.count)
    else { return nil }
    day = parts.count == 1 ? "" : parts[0]
    self.serial = serial
  }

  func matches(_ code: DossierCode) -> Bool { code.tail.split(separator: "-")[0].hasSuffix(day) }
}

extension Connection {
  /// Dossiers of the agencies' last days whose code has this end.
  func dossiers(codeTail tail: CodeTail, agencies: [AgencyCode]) throws(StoreError) -> [Int64] {
    let limit = max(1, CodeTail.days / max(1, agencies.count))
    var codes: [DossierCode] = []
    for agency in agencies {
      codes += try all(
        "SELECT day FROM serials WHERE agency = $1 AND last >= $2 ORDER BY day DESC LIMIT $3",
        agency, tail.serial, limit
      ) { DossierCode(agency: agency, date: $0.date(0), serial: tail.serial) }
    }
    // The oldest first: SQLite puts them into its own list in the order of the index.
    return try dossierIDs(codes.reversed().filter(tail.matches), orFiled: false)
  }
}
