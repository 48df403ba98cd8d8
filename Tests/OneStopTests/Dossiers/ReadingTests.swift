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
      ("0٠0.00.14.H29-180601-0001", nil), ("", nil), (String(repeating: "0", count: 10_000), nil),
    ] as [(String, String?)])
  func code(_ typed: String, _ kept: String?) {
    #expect(DossierCode(typed)?.description == kept)
  }

  @Test(
    "Telephone numbers",
    arguments: [
      ("0912345678", "0912345678"), ("0912 345.678", "0912345678"), ("+84 912-345-678", "0912345678"),
      ("84912345678", "0912345678"), ("(028) 3520 2727", "02835202727"),
      ("912345678", nil), ("00912345678", nil), ("09123456789012", nil), ("+1 912 345 678", nil),
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
      (.citizen, "0791234567", nil), (.citizen, "07912345678x", nil), (.citizen, "ABC123456", nil),
      (.enterprise, "0301234567", "0301234567"), (.enterprise, "0301234567-001", "0301234567-001"),
      (.enterprise, "0301234567-01", nil), (.enterprise, "079123456789", nil),
      (.organisation, "0301234567", "0301234567"), (.organisation, "079123456789", "079123456789"),
      (.organisation, "12345", nil), (.citizen, "", nil),
    ] as [(Applicant.Kind, String, String?)])
  func identity(_ kind: Applicant.Kind, _ typed: String, _ kept: String?) {
    #expect(IdentityNumber(typed, for: kind)?.description == kept)
  }

  @Test(
    "Addresses for mail",
    arguments: [
      ("an@example.vn", true), ("a.b+c@mail.example.com.vn", true), ("an@example", false), ("an@@example.vn", false),
      ("@example.vn", false), ("an@-x.vn", false), ("an@x-.vn", false), ("an@x..vn", false), ("a n@example.vn", false),
      ("ánh@example.vn", false), ("an@example.vn\r\nBcc: x@y.z", false),
      (String(repeating: "a", count: 65) + "@example.vn", false),
    ])
  func email(_ typed: String, _ isOne: Bool) {
    #expect(EmailAddress(typed)?.description == (isOne ? typed : nil))
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
