import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("One action for many dossiers", .eachEngine) struct BulkActionTests {
  private func version(_ portal: TestPortal, _ code: DossierCode) throws -> String {
    "\(code):\(try portal.dossier(code).eventCount)"
  }

  @Test("Ticked in the list, previewed, done; sent twice, each dossier once; the result stays")
  func whole() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let codes = try (1...3).map { try portal.addDossier("Người \($0)") }
      let list = try await browser.get("/can-bo?muc=tat-ca&chon=tat-ca")
      #expect(list.chosen.count == 3 && list.ticked == list.chosen)
      #expect(try await browser.get("/can-bo?muc=tat-ca").ticked == [])

      let preview = try await browser.preview("xu-ly", of: list.ticked)
      #expect(preview.status == 200)
      #expect(preview.text.contains("Sẽ làm: 3 hồ sơ") && preview.chosen == list.ticked)
      #expect(try codes.allSatisfy { try portal.dossier($0).eventCount == 1 }, "nothing is done yet")

      let done = try await browser.order(preview, [("ghi_chu", "Đợt tháng Sáu")])
      #expect(done.status == 303)
      let result = try await browser.get(done.location.unwrapped)
      #expect(result.text.contains("Đã làm 3 trên 3 hồ sơ"))
      for code in codes {
        #expect(result.text.contains("/can-bo/ho-so/\(code)\""))
        let dossier = try portal.dossier(code)
        #expect(dossier.status == .processing && dossier.officer == "ha" && dossier.eventCount == 2)
      }
      let page = try await browser.get("/can-bo/ho-so/\(codes[0])")
      #expect(page.text.contains("Đợt tháng Sáu"))

      let again = try await browser.order(preview, [("ghi_chu", "Đợt tháng Sáu")])
      #expect(again.location == done.location)
      #expect(try codes.allSatisfy { try portal.dossier($0).eventCount == 2 })
      #expect(try await browser.get(done.location.unwrapped).text == result.text)
    }
  }

  @Test("Each is independent: one that cannot be done is listed with its reason, and the others go on")
  func reasons() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let late = try portal.addDossier("Trễ", daysAgo: 200)
      let fresh = try portal.addDossier("Mới")
      let moved = try portal.addDossier("Đổi")
      let chosen = try [late, fresh, moved].map { try version(portal, $0) }
      let gone = "000.00.14.H29-180601-0999:1"
      let preview = try await browser.preview("xong", of: chosen + [gone])
      #expect(preview.text.contains("Sẽ làm: 2 hồ sơ") && preview.text.contains("Không làm được: 2 hồ sơ"))
      #expect(preview.text.split(separator: "Không làm được: 2 hồ sơ").count == 2)
      #expect(preview.text.contains("<a href=\"#khong-duoc\">Có 2 hồ sơ không làm được"))
      #expect(preview.text.contains("ghi nguyên nhân chậm"))
      #expect(preview.text.contains("Cơ quan của bạn không có hồ sơ này."))
      #expect(preview.chosen == [chosen[1], chosen[2]])

      let page = try await browser.get("/can-bo/ho-so/\(moved)")
      _ = try await browser.post("/can-bo/ho-so/\(moved)/xu-ly", ["_csrf": page.csrf])
      let done = try await browser.order(preview)
      let result = try await browser.get(done.location.unwrapped)
      #expect(result.text.contains("Đã làm 1 trên 2 hồ sơ") && result.text.contains("Hồ sơ đã thay đổi"))
      #expect(try portal.dossier(fresh).status == .finished)
      #expect(try portal.dossier(moved).status == .processing)
      _ = try await browser.get("/ngon-ngu/en")
      #expect(try await browser.get(done.location.unwrapped).text.contains("has changed since you selected it"))
    }
  }

  @Test(
    "The effect of each action on a dossier",
    arguments: [
      ("chuyen", "nga", Status.processing, 1, "nga"), ("chuyen", "", .processing, 1, nil),
      ("phan-cong", "nga", .accepted, 0, "nga"), ("xong", "", .finished, 0, "ha"),
    ] as [(String, String, Status, Int, String?)])
  func actions(_ action: String, _ receiver: String, _ status: Status, _ step: Int, _ officer: String?) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      try await portal.addAccount("nga", name: "Đỗ Nga")
      let code = try portal.addDossier()
      let preview = try await browser.preview(action, of: [version(portal, code)], [("nguoi", receiver)])
      #expect(preview.status == 200)
      #expect(preview.text.contains("Đỗ Nga") == (officer == "nga"))
      #expect(try await browser.order(preview).status == 303)
      let dossier = try portal.dossier(code)
      #expect(dossier.status == status && dossier.step == step && dossier.officer == officer)
      guard status == .finished else { return }
      let handOver = try await browser.preview("tra-ket-qua", of: [version(portal, code)])
      #expect(handOver.text.contains("chỉ lãnh đạo hoàn tác được"))
      #expect(try await browser.order(handOver).status == 303)
      #expect(try portal.dossier(code).status == .handedOver)
    }
  }

  @Test("A form with mistakes comes back with the dossiers ticked and everything that was chosen")
  func mistakes() async throws {
    let samples: [(String, String, String)] = [
      ("", "", "#nhieu-viec"), ("bay-len", "", "#nhieu-viec"), ("phan-cong", "", "#nhieu-nguoi"),
      ("phan-cong", "khong-co", "#nhieu-nguoi"),
      ("chuyen", "khong-co", "#nhieu-nguoi"), ("tu-choi", "", "#nhieu-viec"),
    ]
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let chosen = try (0..<2).map { _ in try version(portal, portal.addDossier()) }
      for (action, receiver, link) in samples {
        for path in ["/can-bo/nhieu-ho-so", "/can-bo/nhieu-ho-so/thuc-hien"] {
          let csrf = try await browser.get("/can-bo?muc=tat-ca").csrf
          let answer = try await browser.post(
            path,
            pairs: [("_csrf", csrf), ("viec", action), ("nguoi", receiver), ("ve", "/can-bo?muc=tat-ca")]
              + chosen.map { ("ho_so", $0) })
          #expect(answer.status == 422 && answer.text.contains("<title>Lỗi:"))
          #expect(answer.text.contains("href=\"\(link)\""))
          #expect(answer.ticked == chosen)
          #expect(answer.text.contains("href=\"/can-bo?muc=tat-ca\""))
          if action == "phan-cong" { #expect(answer.text.contains("value=\"phan-cong\" selected")) }
        }
      }
    }
  }

  @Test("None and more than five hundred are refused; the ticks are kept")
  func counts() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let none = try await browser.preview("xu-ly", of: ["không phải mã"])
      #expect(none.status == 422)
      #expect(none.text.contains("href=\"#nhieu-ho_so\"") && none.text.contains("id=\"nhieu-ho_so\""))
      // Where there are rows, they are there to be ticked, and the choice stands.
      let code = try portal.addDossier("Người chờ")
      let listed = try await browser.preview("xu-ly", of: [])
      #expect(listed.status == 422 && listed.text.contains("<title>Lỗi: ") && listed.ticked == [])
      #expect(try listed.chosen == [version(portal, code)])
      #expect(listed.text.contains("href=\"#nhieu-ho_so\"") && listed.text.contains("id=\"nhieu-ho_so\""))
      #expect(listed.text.contains("value=\"xu-ly\" selected"))
      for number in 1...BulkOrder.limit { try portal.addDossier("Người \(number)") }
      let page = try await browser.get("/can-bo?muc=tat-ca&dong=500&chon=tat-ca")
      #expect(page.ticked.count == BulkOrder.limit)
      let rest = try await browser.get("/can-bo?muc=tat-ca&dong=500&trang=2&chon=tat-ca")
      let all = page.ticked + rest.ticked
      let many = try await browser.preview("xu-ly", of: all)
      #expect(many.status == 422 && many.ticked == all)
      #expect(many.text.contains("Bạn đã chọn 501 hồ sơ; mỗi lần làm được nhiều nhất 500."))
      let preview = try await browser.preview("xu-ly", of: page.ticked)
      #expect(preview.status == 200 && preview.chosen.count == BulkOrder.limit)
    }
  }

  @Test("A form reused by going back does nothing and is shown again, with a link to the first result")
  func usedNumber() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let chosen = try (0..<2).map { _ in try version(portal, portal.addDossier()) }
      let preview = try await browser.preview("xu-ly", of: [chosen[0]])
      let done = try await browser.order(preview)
      let other = try await browser.order(preview, [("ho_so", chosen[1])])
      #expect(other.status == 409)
      #expect(other.text.contains("href=\"\(try done.location.unwrapped)\""))
      #expect(other.chosen == [chosen[1]])
      #expect(other.value(of: "so_phieu") != preview.value(of: "so_phieu"))
      #expect(try await browser.order(other).status == 303)
      for text in chosen {
        let code = try text.split(separator: ":").first.flatMap { DossierCode(String($0)) }.unwrapped
        #expect(try portal.dossier(code).eventCount == 2)
      }
    }
  }

  @Test("The result shows what an interruption has left undone, and continues it")
  func interrupted() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let codes = try (0..<30).map { _ in try portal.addDossier() }
      let preview = try await browser.preview("xu-ly", of: codes.map { "\($0):1" })
      let number = try preview.value(of: "so_phieu").unwrapped
      let key = BulkKey(login: "ha", number: number)
      let work = ActInBulk(
        key: key,
        account: try portal.data.read { try $0.person("ha").unwrapped.person.account(on: portal.now.date).unwrapped },
        sight: .none,
        notices: try portal.data.notices(), now: portal.now)
      let now = portal.now
      _ = try await portal.store.writer.transaction {
        try $0.begin(
          BulkOrder(.process), of: codes.map { BulkItem($0, version: 1) }, as: key, digest: "khác", now: now)
      }
      // The first group, and no more.
      #expect(try await portal.store.run(work))
      let page = try await browser.get("/can-bo/nhieu-ho-so/\(number)")
      #expect(page.text.contains("còn 5 hồ sơ chưa làm") && page.text.contains("Đã làm 25 trên 30 hồ sơ"))
      let done = try await browser.post("/can-bo/nhieu-ho-so/\(number)/lam-tiep", ["_csrf": page.csrf])
      #expect(done.location == "/can-bo/nhieu-ho-so/\(number)")
      #expect(try await browser.get(done.location.unwrapped).text.contains("Đã làm 30 trên 30 hồ sơ"))
      #expect(try codes.allSatisfy { try portal.dossier($0).eventCount == 2 })
    }
  }

  @Test("Roles and agencies hold here too, and a result is only for the person who gave the order")
  func rights() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let clerk = try await portal.signedIn("tiep", role: .clerk)
      let ward = try Resources.ward.unwrapped
      let elsewhere = try portal.addDossier(agency: ward.code)
      let own = try portal.addDossier()
      let foreign = try await browser.preview("xu-ly", of: ["\(elsewhere):1"])
      #expect(foreign.text.contains("Cơ quan của bạn không có hồ sơ này.") && foreign.chosen == [])
      #expect(!foreign.text.contains("Trần Thị Ánh Nguyệt"))
      let done = try await browser.order(foreign, [("viec", "xu-ly"), ("ho_so", "\(elsewhere):1")])
      #expect(try await browser.get(done.location.unwrapped).text.contains("Đã làm 0 trên 1 hồ sơ"))
      #expect(try portal.dossier(elsewhere).eventCount == 1)

      let list = try await clerk.get("/can-bo?muc=tat-ca")
      #expect(list.text.contains("value=\"chuyen\"") && !list.text.contains("value=\"hoan-tac\""))
      // A clerk does an officer's work at the counter's own steps only.
      let refused = try await clerk.preview("xong", of: ["\(own):1"])
      #expect(refused.text.contains("do chuyên viên hoặc lãnh đạo làm") && refused.chosen == [])
      #expect(try await clerk.get(done.location.unwrapped).status == 404)
      #expect(try await clerk.post(done.location.unwrapped + "/lam-tiep", ["_csrf": list.csrf]).status == 404)

      // Handed to a colleague since it was chosen, by whoever may.
      let leader = try await portal.signedIn("truong", role: .leader)
      let assigned = try await leader.preview("phan-cong", of: ["\(own):1"], [("nguoi", "truong")])
      #expect(try await leader.order(assigned).status == 303)
      let held = try await browser.preview("xu-ly", of: ["\(own):2"])
      #expect(held.text.contains("Hồ sơ đang do Nguyễn Thu Hà giữ.") && held.chosen == [])

      for path in ["/can-bo/nhieu-ho-so", "/can-bo/nhieu-ho-so/thuc-hien"] {
        #expect(try await browser.post(path, ["viec": "xu-ly", "ho_so": "\(own):2"]).status == 403)
        let admin = try await portal.signedIn("quan-\(path.count)", role: .admin)
        let token = try await admin.get("/quan-tri").csrf
        #expect(try await admin.post(path, ["_csrf": token]).status == 403)
      }
    }
  }
}
