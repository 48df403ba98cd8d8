import Testing

@testable import OneStop

/// What contacts, letters, chats and scanners make of a number or a code.
@Suite("What people type, paste and scan") struct TypedTextTests {
  @Test(
    "Invisible characters go, and what stands for ASCII becomes it",
    arguments: [
      ("abc", "abc"), (" a  b ", "a  b"), ("\u{FEFF}0912\u{A0}345\u{202F}678\u{200B}", "0912 345 678"),
      ("\u{202A}0912345678\u{202C}", "0912345678"), ("\u{2066}a\u{2069}\u{200E}\u{200F}", "a"),
      ("0\u{AD}1\u{FE0F}2\u{2060}3", "0123"), ("1–2—3−4‑5﹣6－7", "1-2-3-4-5-6-7"), ("０１２ ٣٤ ५ ໖", "012 34 5 6"),
      ("ｎａｍ＠ｖｄ．ｖｎ", "nam@vd.vn"), ("1⁄2∕3", "1/2/3"), ("\t a\r\nb \u{3000}", "a  b"), ("Đồng", "Đồng"), ("", ""),
      ("\u{200B}", ""), ("\u{FEFF} \u{A0}", ""),
    ])
  func plain(_ typed: String, _ meant: String) {
    #expect(TypedText.plain(typed).utf8.elementsEqual(meant.utf8))
  }

  /// What may stand around or between the characters of any number without changing it.
  static let wrappings: [@Sendable (String) -> String] = [
    { "\u{202A}\($0)\u{202C}" }, { "\u{FEFF}\($0)" }, { "\($0)\u{200B}" }, { "\u{A0}\($0)\u{A0}" }, { " \($0)\r\n" },
    { String($0.flatMap { "\($0)\u{200B}" }) }, { "\u{2067}\($0)\u{2069}" }, { $0.replacing("-", with: "–") },
    { $0.replacing("-", with: "\u{2011}") }, { "\u{200E}\($0)\u{FE0F}" },
  ]

  struct Kind: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var typed: String
    var kept: String
    var read: @Sendable (String) -> (any Sendable & CustomStringConvertible)?
  }

  static let kinds = [
    Kind(testDescription: "phone", typed: "0912345678", kept: "0912345678") { PhoneNumber($0) },
    Kind(testDescription: "identity", typed: "079123456789", kept: "079123456789") {
      IdentityNumber($0, for: .citizen)
    },
    Kind(testDescription: "passport", typed: "C01X00T47", kept: "C01X00T47") { IdentityNumber($0, for: .citizen) },
    Kind(testDescription: "tax code", typed: "0301234567-001", kept: "0301234567-001") {
      IdentityNumber($0, for: .enterprise)
    },
    Kind(testDescription: "mail", typed: "nam@example.vn", kept: "nam@example.vn") { EmailAddress($0) },
    Kind(testDescription: "code", typed: "000.00.14.H29-180601-0001", kept: "000.00.14.H29-180601-0001") {
      DossierCode($0)
    },
    Kind(testDescription: "agency", typed: "000.00.14.H29", kept: "000.00.14.H29") { AgencyCode(typed: $0) },
    Kind(testDescription: "procedure", typed: "1.003868", kept: "1.003868") { ProcedureCode(typed: $0) },
    Kind(testDescription: "key", typed: "ABCD3467", kept: "ABCD3467") { LookupKey($0) },
    Kind(testDescription: "date", typed: "2018-06-01", kept: "2018-06-01") { LocalDate(typed: $0) },
    Kind(testDescription: "date, day first", typed: "1/6/2018", kept: "2018-06-01") { LocalDate(typed: $0) },
    Kind(testDescription: "moment", typed: "2018-06-01T09:30", kept: "2018-06-01T09:30") { Moment(typed: $0) },
    Kind(testDescription: "time", typed: "07:30", kept: "07:30") { TimeOfDay(typed: $0) },
    Kind(testDescription: "number", typed: "120", kept: "120") { Int(typed: $0, in: 1...500) },
  ]

  @Test("Whatever is read is read through them too, as the same", arguments: kinds)
  func wrapped(_ kind: Kind) {
    for (place, wrap) in Self.wrappings.enumerated() {
      #expect(kind.read(wrap(kind.typed))?.description == kind.kept, "wrapping \(place)")
    }
  }

  struct Reading: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var typed: String
    var limit = 200
    var reads: @Sendable (String) -> Bool
  }

  static let readings = [
    Reading(testDescription: "phone", typed: "0912345678") { PhoneNumber($0) != nil },
    Reading(testDescription: "identity", typed: "079123456789") { IdentityNumber($0, for: .citizen) != nil },
    Reading(testDescription: "mail", typed: "nam@example.vn", limit: 1_000) { EmailAddress($0) != nil },
    Reading(testDescription: "code", typed: "000.00.14.H29-180601-0001") { DossierCode($0) != nil },
    Reading(testDescription: "any code", typed: "000.00.14.H29-180601-0001", limit: 400) {
      DossierCode(typed: $0) != nil
    },
    Reading(testDescription: "end of a code", typed: "180601-0001") { DossierCode.tail(typed: $0) != nil },
    Reading(testDescription: "agency", typed: "000.00.14.H29") { AgencyCode(typed: $0) != nil },
    Reading(testDescription: "procedure", typed: "1.003868") { ProcedureCode(typed: $0) != nil },
    Reading(testDescription: "key", typed: "ABCD3467") { LookupKey($0) != nil },
    Reading(testDescription: "key of an address", typed: "/?khoa=ABCD3467", limit: 400) {
      LookupKey(inAddress: $0) != nil
    },
    Reading(testDescription: "date", typed: "1/6/2018") { LocalDate(typed: $0) != nil },
    Reading(testDescription: "time", typed: "07:30") { TimeOfDay(typed: $0) != nil },
    Reading(testDescription: "moment", typed: "2018-06-01T09:30") { Moment(typed: $0) != nil },
    Reading(testDescription: "number", typed: "120") { Int(typed: $0, in: 1...500) != nil },
  ]

  @Test("What is longer than anybody types is refused, whatever it holds", arguments: readings)
  func tooLong(_ reading: Reading) {
    let longest = reading.typed + String(repeating: " ", count: reading.limit - reading.typed.utf8.count)
    #expect(reading.reads(longest))
    #expect(!reading.reads(longest + " "))
  }

  @Test("Digits of any script are digits")
  func digits() {
    #expect(PhoneNumber("０９１２ ３４５ ６７８")?.description == "0912345678")
    #expect(IdentityNumber("٠٧٩١٢٣٤٥٦٧٨٩", for: .citizen)?.description == "079123456789")
    #expect(Int(typed: "１２", in: 1...20) == 12)
    #expect(LocalDate(typed: "０１/０６/２０１８")?.description == "2018-06-01")
  }

  @Test(
    "A number is digits alone, and in its range",
    arguments: [
      "", "-1", "+1", "1.0", "1e1", "0x1", "11", "\(Int.max)", "\(Int.min)", "99999999999999999999", "1 0", "a",
    ])
  func numbers(_ typed: String) {
    #expect(Int(typed: typed, in: 1...10) == nil)
  }

  @Test("Times are read as people write them")
  func times() {
    for typed in ["7:30", "07h30", "7.30", "7 giờ 30", "7 GIỜ 30"] {
      #expect(TimeOfDay(typed: typed)?.description == "07:30", "\(typed)")
    }
    for typed in ["", "24:00", "7:60", "730", "7:30:00", "x", "007:30", "7:030"] {
      #expect(TimeOfDay(typed: typed) == nil, "\(typed)")
    }
  }

  @Test("Length is counted as a browser counts it, line ends as one")
  func length() {
    let lines = Array(repeating: String(repeating: "a", count: 99), count: 20).joined(separator: "\r\n")
    #expect(lines.typedLength == 1_999)
    #expect("😀é\r\n\n".typedLength == 5)
    #expect("a\r\nb\rc\nd".withPlainLineEnds == "a\nb\nc\nd")
  }

  @Test("What leaves nothing on paper is not visible, whatever letters leave something")
  func visible() {
    for text in [
      "", " ", "\u{200B}", "\u{200D}\u{FE0F}", "\u{AD}", "\u{2800}", "\u{3164}", "\u{301}", "\u{FEFF}\n", "\u{202E}",
    ] {
      #expect(!text.isVisible, "\(text.debugDescription)")
    }
    for text in ["a", "Ễ", "漢", "😀", "\u{200B}x", "<b>", "."] { #expect(text.isVisible, "\(text)") }
  }
}
