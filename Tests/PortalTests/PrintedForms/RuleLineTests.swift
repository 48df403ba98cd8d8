import OneStop
import OneStopStore
import TestSupport
import Testing

@Suite("The rules of the day on forms and ledgers") struct RuleLineTests {
  private static let form = "bieu-mau/receipt"

  @Test(
    "Forms name their number and the text in force on their day",
    arguments: [
      ("2018-06-01T09:30", "", "Quyết định số 09/2015/QĐ-TTg", "", "Quyết định số 09/2015/QĐ-TTg"),
      ("2018-07-02T09:30", "", "Nghị định số 61/2018/NĐ-CP", "", "Nghị định số 61/2018/NĐ-CP"),
      ("2019-06-03T09:30", "Mẫu số 05", "Thông tư số 01/2018/TT-VPCP", "Mẫu số 06", "Thông tư số 01/2018/TT-VPCP"),
      ("2025-10-01T09:30", "Mẫu số 06", "Thông tư số 03/2025/TT-VPCP", "Mẫu số 07", "Thông tư số 03/2025/TT-VPCP"),
    ])
  func texts(_ now: String, _ slip: String, _ slipText: String, _ book: String, _ bookText: String) async throws {
    try await TestPortal.run(now: now) { portal in
      let staff = try await portal.signedIn()
      let code = try portal.addDossier()
      let receipt = try await staff.get("/can-bo/ho-so/\(code)/\(Self.form)").text
      #expect(receipt.contains("Mẫu số 01") == !slip.isEmpty && receipt.contains(slipText))
      let procedure = try portal.dossier(code).filing.procedure
      #expect(receipt.contains("Thủ tục \(procedure), bản số 1, áp dụng từ ngày"))
      let slipPage = try await staff.get("/can-bo/ho-so/\(code)/bieu-mau/control-slip").text
      #expect(slipPage.contains(slipText) && (slip.isEmpty ? !slipPage.contains("Mẫu số") : slipPage.contains(slip)))
      let bookPage = try await staff.get("/can-bo/so-theo-doi").text
      #expect(bookPage.contains(bookText) && (book.isEmpty ? !bookPage.contains("Mẫu số") : bookPage.contains(book)))
      // The stop notice came with the seventh form.
      let stopped = try portal.takeIn(of: TestStore.press, DossierCommand(.stop(), note: "Trùng"))
      let stop = try await staff.get("/can-bo/ho-so/\(stopped)/bieu-mau/stop").text
      #expect(stop.contains("Mẫu số 05") == (book == "Mẫu số 07") && stop.contains(slipText))
    }
  }

  @Test("The letter of apology has the name given by the text in force on its day")
  func apology() async throws {
    for (now, name) in [("2019-06-03T09:30", "Phiếu xin lỗi"), ("2025-10-01T09:30", "Văn bản xin lỗi")] {
      try await TestPortal.run(now: now) { portal in
        let staff = try await portal.signedIn()
        let later = portal.now.adding(microseconds: 90 * Moment.day)
        let code = try portal.takeIn(
          of: TestStore.press, DossierCommand(.extend(to: later, cause: .overload)))
        let page = try await staff.get("/can-bo/ho-so/\(code)/bieu-mau/apology").text
        #expect(page.contains("<h1>\(name)") && page.contains("Mẫu số 04, “\(name)"))
      }
    }
  }

  private func take(_ json: String, _ portal: TestPortal) async throws {
    let file = CatalogueFile(name: "more.json", bytes: Array(json.utf8))
    let now = portal.now
    _ = try await portal.store.writer.transaction { try $0.importCatalogue([file], now: now) }
  }

  /// The page of a dossier that is taken in at the counter now.
  private func takeIn(_ procedure: String, _ staff: Browser) async throws -> String {
    let path = "/can-bo/tiep-nhan?thu-tuc=\(procedure)"
    let form = try await staff.get(path)
    let saved = try await staff.post(path, ["_csrf": form.csrf, "thu_tuc": procedure, "ho_ten": "Lê Thị Tám"])
    return try saved.location.unwrapped
  }

  @Test("A ledger follows the days off as of the dossier's end, or of today; a receipt those of its day")
  func calendars() async throws {
    try await TestPortal.run { portal in
      let staff = try await portal.signedIn()
      let ended = try portal.takeIn(of: TestStore.press, DossierCommand(.finish()))
      let open = try portal.takeIn(of: TestStore.press)
      let dueDay = try #require(try portal.dossier(open).due).date
      let printed = try await staff.get("/can-bo/ho-so/\(open)/\(Self.form)").text
      portal.now = portal.now.adding(microseconds: Moment.hour)
      let json = #"{"2018":{"off":[{"date":"2018-06-05","name_vi":"Ngày hội","kind":"statutory"}]}}"#
      try await take(json, portal)
      let new = try await takeIn(TestStore.press, staff)

      let pages = portal.browser()
      let endedLedger = try await pages.get("/tra-cuu/\(ended)/han").text
      #expect(endedLedger.contains("lịch nghỉ bản số 1") && !endedLedger.contains("Ngày hội"))
      let openLedger = try await pages.get("/tra-cuu/\(open)/han").text
      #expect(openLedger.contains("lịch nghỉ bản số 2, cập nhật ngày 01/06/2018"))
      #expect(openLedger.contains("Nghỉ: Ngày hội"))
      for (code, since) in [(ended, "1970-01-01T07"), (open, "2018-06-01T")] {
        let json = try await portal.get("/api/v1/dossiers/\(code)/ledger").text
        #expect(json.contains("\"days_off_since\":\"\(since)"))
      }

      // Printed again, the receipt is that of its day to the letter.
      let again = try await staff.get("/can-bo/ho-so/\(open)/\(Self.form)").text
      let sheet = { (text: String) in text.firstMatch(of: /(?s)<article.*<\/article>/).map { String($0.output) } }
      #expect(sheet(again) != nil && sheet(again) == sheet(printed) && again.contains("lịch nghỉ bản số 1"))
      #expect(dueDay == (try portal.dossier(open).due?.date))
      let newReceipt = try await staff.get("\(new)/\(Self.form)").text
      #expect(newReceipt.contains("lịch nghỉ bản số 2") && newReceipt.contains("Ngày hội (05/06/2018)"))
    }
  }

  @Test("A dossier that ended during a change of days off keeps the days that its date is based on")
  func betweenTwo() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(of: TestStore.press)
      let json = #"{"2018":{"off":[{"date":"2018-06-05","name_vi":"Ngày hội","kind":"statutory"}]}}"#
      try await take(json, portal)
      portal.now = portal.now.adding(microseconds: Moment.minute)
      // The change has not been told to this one, and it ends by the old due moment.
      let calendar = portal.data.calendar
      let now = portal.now
      let after = try await portal.store.writer.transaction { transaction in
        try transaction.append(to: code) {
          try $0.dossier.decide(DossierCommand(.finish()), by: .portal, calendar: calendar, now: now)
        }
      }
      #expect(after?.dossier.ended != nil)
      let ledger = try await portal.browser().get("/tra-cuu/\(code)/han").text
      #expect(ledger.contains("lịch nghỉ bản số 1") && !ledger.contains("Ngày hội"))
    }
  }

  @Test("A form follows the version of the procedure that its dossier keeps")
  func procedures() async throws {
    try await TestPortal.run { portal in
      let staff = try await portal.signedIn()
      let old = try portal.addDossier()
      let code = try portal.dossier(old).filing.procedure
      try await take(
        """
        [{"code": "\(code)", "name_vi": "Tên mới", "field_vi": "Báo chí", "field_code": "bao-chi",
          "agency_kind": "department", "duration": {"value": 9, "unit": "working_days"}, "online_level": 3,
          "fee_vnd": 123000, "documents": [], "steps": [], "valid_from": "2018-06-15"}]
        """, portal)
      let sheet = try await staff.get("/can-bo/ho-so/\(old)/\(Self.form)").text
      #expect(!sheet.contains("Tên mới") && !sheet.contains("123.000") && sheet.contains("\(code), bản số 1,"))
      let new = try await takeIn("\(code)", staff)
      let now = try await staff.get("\(new)/\(Self.form)").text
      #expect(now.contains("Tên mới") && now.contains("123.000"))
      #expect(now.contains("\(code), bản số 2, áp dụng từ ngày 15/06/2018"))
    }
  }
}
