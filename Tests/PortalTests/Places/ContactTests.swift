import OneStop
import TestSupport
import Testing

@Suite("Where to go and which number to call") struct ContactTests {
  private static let address = "59 Lý Tự Trọng, Phường Sài Gòn"

  private func setContact(_ portal: TestPortal, isCertain: Bool = false) async throws {
    let json = """
      [{"code":"\(TestStore.department)","name_vi":"Sở Thông tin và Truyền thông","kind":"department",
        "parent":"000.00.00.H29","address":"\(Self.address)","address_certain":\(isCertain),"phone":"(028) 3520 2727",
        "opening_hours":"Thứ Hai đến thứ Sáu, 7:30–11:30 và 13:00–17:00","opening_hours_en":"Mon–Fri"}]
      """
    let file = CatalogueFile(name: "agencies.json", bytes: Array(json.utf8))
    let now = portal.now
    _ = try await portal.store.writer.transaction { try $0.importCatalogue([file], now: now) }
  }

  @Test("Address, telephone and hours are on the look-up, receipt, calendar file and search, and in the API")
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
      // The figures of the agency, and the list of who administers them all.
      let root = try portal.data.catalogue.roots.first.unwrapped.code
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: root)
      for page in [
        try await everyone.get("/thong-ke/\(TestStore.department)"),
        try await admin.get("/quan-tri/co-quan?q=so+thong+tin+va+truyen+thong"),
      ] {
        #expect(page.text.contains(Self.address) && page.text.contains("href=\"tel:02835202727\""))
        #expect(page.text.contains("Thứ Hai đến thứ Sáu"))
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
      #expect(told["address_certain"] == .bool(false) && other["address_certain"] == nil)
      #expect(other["address"] == .null && other["phone"] == .string("1022") && other["opening_hours"] == .null)
    }
  }

  @Test(
    "An unverified address is marked as such wherever it is shown; a verified one is not",
    arguments: [false, true])
  func doubt(isCertain: Bool) async throws {
    try await TestPortal.run { portal in
      try await setContact(portal, isCertain: isCertain)
      let open = try portal.takeIn(of: TestStore.press, .init(.process))
      let waiting = try portal.takeIn(
        of: TestStore.press, .init(.process), .init(.requestSupplement(papers: ["y"]), note: "x"))
      let root = try portal.data.catalogue.roots.first.unwrapped.code
      let staff = try await portal.signedIn()
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: root)
      let everyone = portal.browser()
      let pages: [(Browser, String)] =
        [
          "/tra-cuu/\(open)", "/tra-cuu/\(waiting)", "/tra-cuu/\(open)/lich.ics", "/thu-tuc/\(TestStore.press)",
          "/co-quan?q=so+thong+tin+va+truyen+thong", "/thong-ke/\(TestStore.department)",
        ].map { (everyone, $0) } + [
          (staff, "/can-bo/ho-so/\(open)/bieu-mau/receipt"),
          (admin, "/quan-tri/co-quan?q=so+thong+tin+va+truyen+thong"),
        ]
      for (browser, path) in pages {
        let text = try await browser.get(path).text.replacing("\r\n ", with: "").replacing("\\,", with: ",")
        // Each time that it is shown, but for the place that a map looks for.
        let said = text.replacing("LOCATION:Sở Thông tin và Truyền thông, \(Self.address)", with: "")
        let shown = said.ranges(of: Self.address).count
        #expect(shown > 0 || isCertain && path.hasSuffix(".ics"), "\(path)")
        #expect(said.ranges(of: "chưa được xác minh").count == (isCertain ? 0 : shown), "\(path)")
      }
    }
  }

  @Test("If no telephone is known, the city's helpline is shown")
  func hotline() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: TestStore.press, .init(.process))
      let staff = try await portal.signedIn()
      for path in [
        "/tra-cuu/\(code)", "/co-quan?q=so+thong+tin+va+truyen+thong", "/thu-tuc/\(TestStore.press)",
        "/thong-ke/\(TestStore.department)",
      ] {
        #expect(try await portal.browser().get(path).text.contains("href=\"tel:1022\""), "\(path)")
      }
      #expect(try await staff.get("/can-bo/ho-so/\(code)/bieu-mau/receipt").text.contains("Điện thoại:\u{A0}1022"))
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
      ("123456789012345", "123456789012345"), ("1234567890123456", nil),
      ("1022" + String(repeating: " ", count: 26), "1022"), ("1022" + String(repeating: " ", count: 27), nil),
    ] as [(String, String?)])
  func phones(text: String, dialled: String?) {
    #expect(OfficePhone(text)?.dialled == dialled)
  }
}
