import OneStop
import TestSupport
import Testing

@testable import Portal

@Suite("Where to go and whom to call") struct ContactTests {
  private static let address = "59 Lý Tự Trọng, Phường Sài Gòn"

  private func setContact(_ portal: TestPortal) async throws {
    let json = """
      [{"code":"\(TestStore.department)","name_vi":"Sở Thông tin và Truyền thông","kind":"department",
        "parent":"000.00.00.H29","address":"\(Self.address)","address_certain":false,"phone":"(028) 3520 2727",
        "opening_hours":"Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:00–17:00","opening_hours_en":"Mon–Fri"}]
      """
    let file = CatalogueFile(name: "agencies.json", bytes: Array(json.utf8))
    let now = portal.now
    _ = try await portal.store.writer.transaction { try $0.importCatalogue([file], now: now) }
  }

  @Test("Address, telephone and hours stand on the look-up, the receipt, the calendar file, the search and in the API")
  func known() async throws {
    try await TestPortal.run { portal in
      try await setContact(portal)
      let code = try portal.takeIn(of: TestStore.press, .init(.process))
      let staff = try await portal.signedIn()
      let everyone = portal.browser()
      for path in ["/tra-cuu/\(code)", "/co-quan?q=so+thong+tin+va+truyen+thong", "/thu-tuc/\(TestStore.press)"] {
        let page = try await everyone.get(path).text
        #expect(page.contains(Self.address) && page.contains("href=\"tel:02835202727\""), "\(path)")
        #expect(page.contains("Thứ Hai đến thứ Sáu"), "\(path)")
      }
      for form in ["receipt", "control-slip"] {
        let paper = try await staff.get("/can-bo/ho-so/\(code)/bieu-mau/\(form)").text
        #expect(paper.contains("(028) 3520 2727") == (form == "receipt"))
      }
      let calendar = try await everyone.get("/tra-cuu/\(code)/lich.ics").text.replacing("\r\n ", with: "")
      #expect(calendar.contains("LOCATION:Sở Thông tin và Truyền thông\\, 59 Lý Tự Trọng\\, Phường Sài Gòn\r\n"))
      #expect(calendar.contains("\\nĐiện thoại: (028) 3520 2727\\nGiờ tiếp nhận: Thứ Hai"))
      guard case .array(let agencies) = try await portal.get("/api/v1/agencies").json() else { throw Missing() }
      let told = try agencies.first { $0["code"] == .string(TestStore.department) }.unwrapped
      #expect(told["address"] == .string(Self.address) && told["phone"] == .string("(028) 3520 2727"))
      let other = try agencies.first { $0["code"] == .string(TestStore.district) }.unwrapped
      #expect(other["address"] == .null && other["phone"] == .string("1022") && other["opening_hours"] == .null)
    }
  }

  @Test("Where no telephone is known, it is the city's line")
  func hotline() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: TestStore.press, .init(.process))
      let staff = try await portal.signedIn()
      for path in ["/tra-cuu/\(code)", "/co-quan?q=so+thong+tin+va+truyen+thong", "/thu-tuc/\(TestStore.press)"] {
        #expect(try await portal.browser().get(path).text.contains("href=\"tel:1022\""), "\(path)")
      }
      #expect(try await staff.get("/can-bo/ho-so/\(code)/bieu-mau/receipt").text.contains("Điện thoại: 1022"))
      #expect(try await portal.browser().get("/tra-cuu/\(code)/lich.ics").text.contains("Điện thoại: 1022"))
      let nobody = try await portal.browser().get("/co-quan?q=zzz%3Cb%3E").text
      #expect(nobody.contains("Không tìm thấy cơ quan nào") && nobody.contains("value=\"zzz&lt;b&gt;\""))
    }
  }

  @Test(
    "A number is dialled by its digits",
    arguments: [
      ("1022", "1022"), ("028 3829 1234", "02838291234"), ("(028) 38.29-1234", "02838291234"),
      ("+84 28 3829 1234", "+842838291234"), ("12", nil), ("0283829x", nil), ("", nil), ("+", nil), ("٠٢٨٣٨٢٩", nil),
    ] as [(String, String?)])
  func phones(text: String, dialled: String?) {
    #expect(OfficePhone(text)?.dialled == dialled)
  }
}
