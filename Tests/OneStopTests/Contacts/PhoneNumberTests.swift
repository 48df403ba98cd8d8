import Testing

@testable import OneStop

@Suite struct PhoneNumberTests {
  @Test(
    "A mobile takes an SMS, and nothing else does",
    arguments: [
      ("0912345678", true), ("0321234567", true), ("0561234567", true), ("0701234567", true), ("0861234567", true),
      ("02835202727", false), ("0283520272", false), ("01234567890", false), ("0412345678", false),
      ("0612345678", false), ("19001022", false),
    ])
  func mobiles(number: String, isMobile: Bool) {
    #expect(PhoneNumber(stored: number).isMobile == isMobile)
  }
}
