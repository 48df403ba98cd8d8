import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations

@Suite("Notices and what happens to their dossier meanwhile") struct CorrectedAddressTests {
  /// What a correction makes of the way in which the applicant is told, from an SMS to 0912345678.
  enum Change: CaseIterable {
    case nothing, phone, toMail, both, landline, removed, optedOut
  }

  /// How far the notice of the acceptance had come before.
  enum Road: CaseIterable {
    case waiting, retried, givenUp, sent
  }

  private static let old = "0912345678"

  private static func fields(_ change: Change) -> [String: String] {
    let (phone, email, wish) =
      switch change {
      case .nothing: (old, "anh@example.vn", "sms")
      case .phone: ("0987654321", "anh@example.vn", "sms")
      case .toMail: (old, "anh@example.vn", "email")
      case .both: ("0987654321", "moi@example.vn", "email")
      case .landline: ("02838291234", "anh@example.vn", "")
      case .removed: ("", "", "")
      case .optedOut: (old, "anh@example.vn", "")
      }
    return [
      "dien_thoai": phone, "email": email, "nhan_tin": wish, "ly_do": "Ghi nhầm", "ho_ten": "Nguyễn Thị Ánh Mới",
      "loai": "cong_dan", "so_dinh_danh": "", "dia_chi": "", "noi_dung": "", "tra_ket_qua": "quay",
    ]
  }

  private static func expected(_ change: Change, _ road: Road) -> Set<String> {
    switch change {
    case .nothing: road == .sent ? [] : [old]
    case .phone: ["0987654321"]
    case .toMail: ["anh@example.vn"]
    case .both: ["moi@example.vn"]
    case .landline, .removed, .optedOut: []
    }
  }

  private static func file(_ portal: TestPortal, notify: String = "sms") async throws -> DossierCode {
    let body = """
      {"procedure":"\(TestStore.press)","channel":"counter","notify":"\(notify)","applicant":{"name":"Nguyễn Thị Ánh",\
      "phone":"\(old)","email":"anh@example.vn"}}
      """
    let answer = try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "1")
    guard answer.status == 201, case .string(let code) = try answer.json()["code"] else { throw Missing() }
    return try DossierCode(code).unwrapped
  }

  private static func event(_ portal: TestPortal, _ code: DossierCode, _ event: String) async throws {
    portal.now = portal.now.adding(microseconds: Moment.minute)
    let answer = try await portal.post("/api/v1/dossiers/\(code)/events", "{\(event)}", token: portal.token)
    #expect(answer.status == 200, "\(answer.text)")
  }

  private static func notices(_ portal: TestPortal) throws -> [StoredMessage] {
    try portal.data.read { try $0.notices(of: 1) }
  }

  /// Everything that leaves from now on, as the outbox takes it.
  private static func leave(_ portal: TestPortal) throws -> [StoredMessage] {
    let now = portal.now.adding(microseconds: Moment.day)
    return try portal.data.store.writer.bulk { transaction in
      var left: [StoredMessage] = []
      while true {
        let claimed = try transaction.claimMessages(upTo: 10, hours: .always, now: now)
        if claimed.isEmpty { return left }
        for message in claimed { try transaction.record(DeliveryResult(.sent), of: message, now: now) }
        left += claimed
      }
    }
  }

  /// An attempt at what waits, with what came of it.
  private static func attempt(_ portal: TestPortal, _ outcome: DeliveryResult.Outcome) throws {
    let now = portal.now
    try portal.data.store.writer.bulk { transaction in
      for message in try transaction.claimMessages(upTo: 10, hours: .always, now: now) {
        try transaction.record(DeliveryResult(outcome), of: message, now: now)
      }
    }
  }

  @Test(
    "A corrected address: nothing more to the old one, valid notices to the new one, by any channel",
    arguments: Road.allCases, Change.allCases)
  func corrected(road: Road, change: Change) async throws {
    try await TestPortal.run { portal in
      let code = try await Self.file(portal)
      switch road {
      case .waiting: break
      case .retried: try Self.attempt(portal, .postponed)
      case .givenUp: try Self.attempt(portal, .refused)
      case .sent: try Self.attempt(portal, .sent)
      }
      portal.now = portal.now.adding(microseconds: Moment.hour)
      let browser = try await portal.signedIn()
      let path = "/can-bo/ho-so/\(code)/dinh-chinh"
      let form = try await browser.get(path)
      var fields = Self.fields(change)
      fields["_csrf"] = form.csrf
      fields["phien_ban"] = "1"
      let answer = try await browser.post(path, pairs: fields.map { ($0.key, $0.value) })
      #expect(answer.status == 303, "\(answer.text)")
      // An administrator has what was put in first sent again.
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let page = try await admin.get("/quan-tri/thu-di")
      let again = try await admin.post("/quan-tri/thu-di/1/gui-lai", ["_csrf": page.csrf])
      #expect(again.status == (change == .nothing && road != .sent ? 303 : 409))
      let left = try Self.leave(portal)
      #expect(Set(left.map(\.message.recipient.address)) == Self.expected(change, road))
      #expect(left.count <= 1)
      // And again, after what happens next.
      try await Self.event(portal, code, #""type":"request_supplement","papers":["Bản sao"]"#)
      let next = try Self.leave(portal)
      let present = change == .nothing ? [Self.old] : Self.expected(change, .waiting)
      #expect(Set(next.map(\.message.recipient.address)) == present)
      #expect(try Self.notices(portal).allSatisfy { $0.state == .sent || $0.state == .withdrawn })
    }
  }

  @Test("After an outage only notices that still hold are sent; the rest are shown as superseded")
  func overtaken() async throws {
    try await TestPortal.run { portal in
      let code = try await Self.file(portal, notify: "email")
      try await Self.event(portal, code, #""type":"request_supplement","papers":["Bản sao"]"#)
      try await Self.event(portal, code, #""type":"supplement_received""#)
      try await Self.event(portal, code, #""type":"finish""#)
      let left = try Self.leave(portal)
      #expect(left.map(\.message.subject) == ["Hồ sơ \(code) đã có kết quả"])
      let withdrawn = try Self.notices(portal).filter { $0.state == .withdrawn }
      #expect(withdrawn.count == 3 && withdrawn.allSatisfy { $0.withdrawal == .overtaken })
      let admin = try await portal.signedIn("quan-tri", role: .admin, agency: AgencyCode("000.00.00.H29"))
      let page = try await admin.get("/quan-tri/thu-di?trang-thai=khong-gui-nua")
      #expect(page.text.contains("Đã được thay thế") && !page.text.contains("/gui-lai"))
    }
  }

  @Test("A waiting message is sent with the present facts, and with another Message-ID")
  func rewritten() async throws {
    try await TestPortal.run { portal in
      let code = try await Self.file(portal)
      let first = try #require(try Self.notices(portal).first)
      try await Self.event(portal, code, #""type":"process""#)
      try await Self.event(portal, code, #""type":"request_payment","amount":50000"#)
      let left = try Self.leave(portal)
      #expect(first.message.text.contains("Hẹn trả") && left.count == 1)
      #expect(left.allSatisfy { !$0.message.text.contains("Hẹn trả") && $0.message.id != first.message.id })
    }
  }

  @Test(
    "An applicant who was never told of a mistaken result is not told that it was a mistake", arguments: [true, false])
  func mistake(isTold: Bool) async throws {
    try await TestPortal.run { portal in
      let code = try await Self.file(portal)
      _ = try Self.leave(portal)
      try await Self.event(portal, code, #""type":"finish""#)
      if isTold { #expect(try Self.leave(portal).count == 1) }
      portal.now = portal.now.adding(microseconds: 2 * Moment.minute)
      let leader = try await portal.signedIn(role: .leader)
      let page = try await leader.get("/can-bo/ho-so/\(code)")
      let answer = try await leader.post(
        "/can-bo/ho-so/\(code)/hoan-tac", ["_csrf": page.csrf, "ghi_chu": "Bấm nhầm"])
      #expect(answer.status == 303, "\(answer.text)")
      #expect(try Self.leave(portal).map { $0.message.text.contains("chưa có kết quả") } == (isTold ? [true] : []))
    }
  }

  @Test(
    "A result that is taken back is told, with no reason, to applicants who were told of it", arguments: [true, false])
  func takenBack(isTold: Bool) async throws {
    try await TestPortal.run { portal in
      let code = try await Self.file(portal)
      try await Self.event(portal, code, #""type":"finish""#)
      _ = try Self.leave(portal)
      portal.now = portal.now.adding(microseconds: 2 * Moment.minute)
      let leader = try await portal.signedIn(role: .leader)
      let given = try await leader.sendFiles(
        code, "ket-qua", [("van_dua", "1")], files: [.file("kq.pdf", Permit.pdf)])
      #expect(given.status == 303, "\(given.text)")
      if isTold { #expect(try Self.leave(portal).count == 1) }
      let remove = "/can-bo/ho-so/\(code)/tep/1/go"
      let form = try await leader.get(remove)
      #expect(try await leader.post(remove, ["_csrf": form.csrf, "noi_dung": "Ký nhầm"]).status == 303)
      let texts = try Self.leave(portal).map(\.message.text)
      #expect(texts.map { $0.contains("đã bị thu hồi") } == (isTold ? [true] : []))
      #expect(!texts.contains { $0.contains("Ký nhầm") })
    }
  }
}
