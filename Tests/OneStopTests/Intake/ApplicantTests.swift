import Testing

@testable import OneStop

@Suite("An applicant") struct ApplicantTests {
  @Test(
    "lives at the address, with the ward where the address does not name it in whole words",
    arguments: [
      ("12 Lê Lợi", "Phường Bến Nghé", "12 Lê Lợi, Phường Bến Nghé"), ("12 Lê Lợi", "", "12 Lê Lợi"),
      ("", "Phường Bến Nghé", "Phường Bến Nghé"), ("", "", ""),
      ("12 Lê Lợi, phường Bến Nghé, Quận 1", "Phường Bến Nghé", "12 Lê Lợi, phường Bến Nghé, Quận 1"),
      ("12 Le Loi, phuong Ben Nghe", "Phường Bến Nghé", "12 Le Loi, phuong Ben Nghe"),
      ("12 Lê Lợi, Phường 10", "Phường 1", "12 Lê Lợi, Phường 10, Phường 1"),
      ("12 Lê Lợi, Phường 1, Quận 10", "Phường 1, Quận 1", "12 Lê Lợi, Phường 1, Quận 10, Phường 1, Quận 1"),
    ])
  func fullAddress(address: String, ward: String, whole: String) {
    let applicant = Applicant(kind: .citizen, name: "An", identity: nil, address: address, ward: ward)
    #expect(applicant.fullAddress == whole)
  }
}
