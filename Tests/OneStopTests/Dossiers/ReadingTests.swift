import Testing

@testable import OneStop

/// What people type, and what is kept of it; nil where it is refused.
@Suite struct ReadingTests {
  @Test(
    "Dossier codes",
    arguments: [
      ("000.00.14.H29-180601-0001", "000.00.14.H29-180601-0001"),
      (" 000.00.14.h29-180601-0001\n", "000.00.14.H29-180601-0001"),
      ("000.00.14.H29–180601—0001", "000.00.14.H29-180601-0001"),
      ("000.00.14.H29 - 180601 - 0001", "000.00.14.H29-180601-0001"),
      ("000.00.14.H29-180601-123456", "000.00.14.H29-180601-123456"),
      ("H29.14-210519-0013", "H29.14-210519-0013"),
      ("000.00.14.H29-180631-0001", nil), ("000.00.14.H29-180229-0001", nil), ("000.00.14.H29-181301-0001", nil),
      ("000.00.14.H29-180601-001", nil), ("000.00.14.H29-180601-1234567", nil), ("000.00.14.H29-180601", nil),
      ("000.00.14.H29-180601-0001-1", nil), ("000.00.14.H29-180601-000x", nil), ("000.00.14-180601-0001", nil),
      ("0٠0.00.14.H29-180601-0001", "000.00.14.H29-180601-0001"), ("", nil),
      (String(repeating: "0", count: 10_000), nil),
    ] as [(String, String?)])
  func code(_ typed: String, _ kept: String?) {
    #expect(DossierCode(typed)?.description == kept)
  }

  static let written = [
    "000.00.14.H29-180601-0001.", "000.00.14.H29-180601-0001)", "(000.00.14.H29-180601-0001)",
    "“000.00.14.H29-180601-0001”,",
    "Mã hồ sơ: 000.00.14.H29-180601-0001", "MÃ HỒ SƠ 000.00.14.H29-180601-0001.", "Code: 000.00.14.h29-180601-0001",
    "Số hồ sơ của tôi là 000.00.14.H29-180601-0001, nhờ xem giúp", "000.00.14.H29 180601 0001",
    "000.00.14.H291806010001",
    "000.00.14.H29_180601_0001", "000 00 14 H29 180601 0001", "000-00-14-H29-180601-0001", "OOO.OO.14.H29-18O6O1-OOO1",
    "ooo.oo.l4.h29-l806ol-000l", "000.00.I4.H29-180601-000I", "000.00.14.H29 – 180601 – 0001",
    "https://motcua.example/tra-cuu/000.00.14.H29-180601-0001?khoa=ABCD3467",
    "http://127.0.0.1:8080/tra-cuu/000.00.14.H29-180601-0001", "/tra-cuu/000.00.14.H29-180601-0001/han",
    "https://motcua.example/can-bo/ho-so/000.00.14.H29-180601-0001", "000.00.14.H29-180601-0001\r\n",
    "000.00.14.H29.180601.0001", "#000.00.14.H29-180601-0001",
  ]

  @Test("A code as it is copied, said or scanned", arguments: written)
  func typedCode(_ typed: String) {
    #expect(DossierCode(typed: typed)?.description == "000.00.14.H29-180601-0001")
  }

  @Test("What is another code, or none, is not made to one")
  func noCode() {
    #expect(DossierCode(typed: "H29.14-210519-0013.")?.description == "H29.14-210519-0013")
    #expect(DossierCode(typed: "Mã: 000.00.14.H29-180601-123456")?.description == "000.00.14.H29-180601-123456")
    for typed in [
      "", ".", "0912345678", "079123456789", "180601-0001", "Nguyễn Văn A", "000.00.14.H29-180631-0001", "Mã hồ sơ:",
      "000.00.14.H29", "000.00.14.H29-180601-001", "http://x/tra-cuu/", String(repeating: "0", count: 10_000),
      "1 2 3 4 5 6 H29 180601 0001",
    ] {
      #expect(DossierCode(typed: typed) == nil, "\(typed.prefix(80))")
    }
  }

  @Test("The end of a code as it is said at the counter")
  func tail() {
    for typed in [
      "180601-0001", "180601 0001", "1806010001", "18O6O1-OOO1", "180601–0001.", " 180601.0001 ", "180601/0001",
    ] {
      #expect(DossierCode.tail(typed: typed) == "180601-0001", "\(typed)")
    }
    for typed in ["0001", "180631-0001", "0912345678", "", "A-180601-0001", "000.00.14.H29-180601-0001"] {
      #expect(DossierCode.tail(typed: typed) == nil, "\(typed)")
    }
  }

  @Test(
    "Codes of agencies",
    arguments: [
      ("000.00.14.H29", true), ("H29.14", true), ("H29", true), (String(repeating: "000.", count: 8) + "H29", true),
      (String(repeating: "000.", count: 9) + "H29", false), ("00", false), ("000.00.14", false),
      ("000.0000.H29", false),
      ("000..H29", false), ("000.00.14.29H", false), ("", false),
    ] as [(String, Bool)])
  func agency(_ text: String, _ isOne: Bool) {
    #expect(AgencyCode(text)?.description == (isOne ? text : nil))
  }

  @Test(
    "Telephone numbers",
    arguments: [
      ("0912345678", "0912345678"), ("0912 345.678", "0912345678"), ("+84 912-345-678", "0912345678"),
      ("84912345678", "0912345678"), ("(028) 3520 2727", "02835202727"), ("0912/345/678", "0912345678"),
      ("0912–345–678", "0912345678"), ("+84 (0)912 345 678", "0912345678"), ("0084 912 345 678", "0912345678"),
      ("tel:+84912345678", "0912345678"), ("\u{202A}+84 912 345 678\u{202C}", "0912345678"),
      ("0912,345,678", "0912345678"),
      ("912345678", nil), ("00912345678", nil), ("09123456789012", nil), ("+1 912 345 678", nil),
      ("+0912 345 678", nil),
      ("0912+345678", nil), ("không có", nil), ("", nil),
    ] as [(String, String?)])
  func phone(_ typed: String, _ kept: String?) {
    #expect(PhoneNumber(typed)?.description == kept)
  }

  @Test(
    "Identity numbers",
    arguments: [
      (.citizen, "079123456789", "079123456789"), (.citizen, "079 123 456.789", "079123456789"),
      (.citizen, "024123456", "024123456"), (.citizen, "b1234567", "B1234567"),
      (.citizen, "0791234567", nil), (.citizen, "07912345678x", nil), (.citizen, "ABC123456", "ABC123456"),
      (.citizen, "C01X00T47", "C01X00T47"), (.citizen, "1a2b3c4d5", "1A2B3C4D5"), (.citizen, "123456AB", "123456AB"),
      (.citizen, "ABCDEFGH", nil), (.citizen, "A123", nil), (.citizen, "A123456789", nil), (.citizen, "12345678", nil),
      (.citizen, "079-123-456-789", "079123456789"), (.citizen, "Ă1234567", nil),
      (.enterprise, "0301234567", "0301234567"), (.enterprise, "0301234567-001", "0301234567-001"),
      (.enterprise, "0301234567-01", nil), (.enterprise, "079123456789", "079123456789"),
      (.enterprise, "0301234567001", "0301234567-001"), (.enterprise, "030123456-7001", nil),
      (.enterprise, "030123456A", nil),
      (.organisation, "0301234567", "0301234567"), (.organisation, "079123456789", "079123456789"),
      (.organisation, "12345", nil), (.citizen, "", nil),
    ] as [(Applicant.Kind, String, String?)])
  func identity(_ kind: Applicant.Kind, _ typed: String, _ kept: String?) {
    #expect(IdentityNumber(typed, for: kind)?.description == kept)
  }

  /// 248 bytes, and an ending.
  private static func longAddress(_ end: String) -> String {
    String(repeating: "a", count: 64) + "@" + String(repeating: String(repeating: "a", count: 60) + ".", count: 3) + end
  }

  @Test(
    "Addresses for mail",
    arguments: [
      ("nam.@example.vn", false), (".nam@example.vn", false), ("a..b@example.vn", false), ("an@example.vn.", false),
      ("an@.example.vn", false), ("an@exam_ple.vn", false), ("an@123.456", false), ("an@example.v", false),
      ("an@1.2.3.4", false),
      ("an@[1.2.3.4]", false), ("\"an\"@example.vn", false), ("a!#$%&'*+-/=?^_`{|}~b@xn--vd-x8a.vn", true),
      ("an@" + String(repeating: "a", count: 64) + ".vn", false),
      ("an@" + String(repeating: "a.", count: 130) + "vn", false),
      ("an@example.vn", true), ("a.b+c@mail.example.com.vn", true), ("an@example", false), ("an@@example.vn", false),
      ("@example.vn", false), ("an@-x.vn", false), ("an@x-.vn", false), ("an@x..vn", false), ("a n@example.vn", false),
      ("ánh@example.vn", false), ("an@example.vn\r\nBcc: x@y.z", false),
      (String(repeating: "a", count: 65) + "@example.vn", false), (longAddress("aaa.vn"), true),
      (longAddress("aaaa.vn"), false),
    ] as [(String, Bool)])
  func email(_ typed: String, _ isOne: Bool) {
    #expect(EmailAddress(typed)?.description == (isOne ? typed : nil))
  }

  @Test(
    "A mobile number of ten digits takes an SMS, and no other",
    arguments: [
      ("0912345678", true), ("0321234567", true), ("0561234567", true), ("0791234567", true), ("0861234567", true),
      ("02835202727", false), ("0283520272", false), ("01234567890", false), ("0412345678", false),
      ("0612345678", false), ("09123456789", false),
    ])
  func mobile(_ number: String, _ isMobile: Bool) throws {
    let number = try #require(PhoneNumber(number))
    #expect(number.isMobile == isMobile)
  }

  @Test("Keys on receipts: what is easily mistaken is not in them, and how they are typed does not matter")
  func key() throws {
    for _ in 0..<100 {
      let key = LookupKey()
      #expect(!key.description.contains { "01258ILOSUVZ".contains($0) && $0 != "8" })
      #expect(LookupKey(" \(key.spaced.lowercased()) ") == key)
      #expect(LookupKey(key.description.dropLast()) == nil)
    }
  }

  @Test("The last four digits open a dossier, of the phone or the identity number")
  func lastFour() {
    let applicant = Applicant(
      kind: .citizen, name: "A", identity: IdentityNumber("079123456789", for: .citizen),
      phone: PhoneNumber("0912 345 678"))
    for (digits, opens) in [
      ("5678", true), ("6789", true), ("4567", false), ("678", false), ("", false), ("٥٦٧٨", false),
    ] {
      #expect(applicant.isOpened(byLastFour: digits) == opens, "\(digits)")
    }
    let bare = Applicant(kind: .citizen, name: "A", identity: nil)
    #expect(!bare.isOpened(byLastFour: "0000"))
  }
}
