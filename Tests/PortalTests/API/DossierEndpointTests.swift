import OneStop
import TestSupport
import Testing

@testable import Web

@Suite(.eachEngine) struct DossierEndpointTests {
  static let applicant = """
    {"kind":"citizen","name":"Nguyễn Thị Ễ <b>\\"😀\\"</b>","id_number":"079123456789","phone":"0912 345 678",\
    "email":"e@example.vn","address":"1 Lê Lợi"}
    """
  static func body(_ procedure: String = "1.003868", extra: String = "") -> String {
    """
    {"procedure":"\(procedure)","channel":"online","applicant":\(applicant),"summary":"Xin phép",\
    "papers":[{"name":"Đơn","quantity":2},{"name":"Bản sao"}],"return_by":"post"\(extra)}
    """
  }

  @Test("files and accepts: 201 with the code of the day, the status and both moments")
  func create() async throws {
    try await TestPortal.run(now: "2018-06-01T09:30") { portal in
      let first = try await portal.post("/api/v1/dossiers", Self.body(), token: portal.token, key: "a")
      #expect(first.status == 201, "\(first.text)")
      let json = try first.json()
      #expect(json["code"] == .string("000.00.14.H29-180601-0001"))
      #expect(json["status"]?["code"] == .number("2"))
      #expect(json["status"]?["name"] == .string("Được tiếp nhận"))
      #expect(json["received_at"] == .string("2018-06-01T09:30:00+07:00"))
      guard case .string(let due) = json["due_at"] else {
        Issue.record("no due_at")
        return
      }
      #expect(due.hasSuffix("+07:00") && due > "2018-06-01")
      #expect(first.field("Location") == "/api/v1/dossiers/000.00.14.H29-180601-0001")
      #expect(first.field("Content-Type") == "application/json")
      #expect(first.field("Set-Cookie") == nil)
      let second = try await portal.post("/api/v1/dossiers", Self.body(), token: portal.token, key: "b")
      #expect(try second.json()["code"] == .string("000.00.14.H29-180601-0002"))
    }
  }

  @Test("the same key and body get the same answer byte for byte, another body 422, another token its own dossier")
  func idempotency() async throws {
    try await TestPortal.run { portal in
      let first = try await portal.post("/api/v1/dossiers", Self.body(), token: portal.token, key: "k")
      portal.now = try reportMoment("2018-06-02T10:00")
      let again = try await portal.post("/api/v1/dossiers", Self.body(), token: portal.token, key: "k")
      #expect(again.status == 201 && again.body == first.body)
      #expect(again.field("Location") == first.field("Location"))
      let other = try await portal.post(
        "/api/v1/dossiers", Self.body(extra: ",\"received_at\":null"), token: portal.token, key: "k")
      #expect(other.status == 422)
      #expect(other.field("Content-Type") == "application/problem+json")
      let district = portal.data.procedure(of: try portal.data.agency(TestStore.district)).code
      let otherAgency = try await portal.post(
        "/api/v1/dossiers", Self.body(district.description), token: portal.otherToken, key: "k")
      #expect(otherAgency.status == 201)
      #expect(otherAgency.body != first.body)
    }
  }

  @Test("many at once with one key make one dossier")
  func race() async throws {
    try await TestPortal.run { portal in
      let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<8 {
          group.addTask { try await portal.post("/api/v1/dossiers", Self.body(), token: portal.token, key: "one").body }
        }
        return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
      }
      #expect(bodies.count == 1)
      let next = try await portal.post("/api/v1/dossiers", Self.body(), token: portal.token, key: "two")
      #expect(try next.json()["code"] == .string("000.00.14.H29-180601-0002"))
    }
  }

  @Test(
    "answers an incomplete request with the right status",
    arguments: [
      (nil as String?, "a" as String?, "application/json", 401), ("wrong", "a", "application/json", 401),
      ("", nil, "application/json", 400), ("", "a", "text/plain", 415),
      ("", "a", "application/json; charset=iso-8859-1", 415), ("", "a", "application/json;charset=UTF-8", 201),
    ])
  func requirements(token: String?, key: String?, type: String, status: Int) async throws {
    try await TestPortal.run { portal in
      let token = token.map { $0.isEmpty ? portal.token : $0 }
      let answer = try await portal.post("/api/v1/dossiers", Self.body(), token: token, key: key, type: type)
      #expect(answer.status == status)
      if status == 401 { #expect(answer.field("WWW-Authenticate")?.hasPrefix("Bearer") == true) }
      if status != 201 { #expect(try answer.json()["status"] == .number("\(status)")) }
    }
  }

  @Test(
    "a body that is not a JSON object is 400",
    arguments: ["", "{", "[]", "1", "null", "\"x\"", "{\"procedure\":}", "\u{FFFD}"])
  func unreadable(body: String) async throws {
    try await TestPortal.run { portal async throws in
      #expect(try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "a").status == 400)
    }
  }

  @Test(
    "names every field with a mistake",
    arguments: [
      ("{}", ["procedure", "channel", "applicant"]),
      (Self.body("9.999999"), ["procedure"]),
      (Self.body("no code"), ["procedure"]),
      (Self.body(extra: ",\"recieved_at\":null"), ["recieved_at"]),
      (Self.body(extra: ",\"received_at\":\"2018-06-31T09:00\""), ["received_at"]),
      (Self.body(extra: ",\"received_at\":\"2018-06-02T09:00\""), ["received_at"]),
      (Self.body(extra: ",\"received_at\":\"1999-06-02T09:00\""), ["received_at"]),
      (
        """
        {"procedure":1,"channel":"fax","applicant":{"name":" ","kind":"citizen","id_number":"12","phone":"1","email":"x"},\
        "papers":[{"name":"a"},{"quantity":0}],"return_by":"pigeon","summary":5}
        """,
        [
          "procedure", "channel", "applicant.name", "applicant.id_number", "applicant.phone", "applicant.email",
          "summary", "papers[1].quantity", "papers[1].name", "return_by",
        ]
      ),
      (#"{"procedure":"1.003868","channel":"online","applicant":"Lan"}"#, ["applicant"]),
    ])
  func mistakes(body: String, fields: [String]) async throws {
    try await TestPortal.run { portal in
      let answer = try await portal.post("/api/v1/dossiers", body, token: portal.token, key: "a")
      #expect(answer.status == 422)
      #expect(Set(try answer.fieldMistakes()) == Set(fields), "\(answer.text)")
    }
  }

  @Test("an invisible name and half a surrogate pair are refused: 422, and nothing is filed")
  func unseen() async throws {
    try await TestPortal.run { portal in
      func body(_ name: String, paper: String = "Đơn", extra: String = "") -> String {
        #"{"procedure":"1.003868","channel":"online","applicant":{"name":"\#(name)"\#(extra)},"papers":[{"name":"\#(paper)"}]}"#
      }
      for (place, name) in [#"\u200B"#, "\u{200B}", "\u{2800}", #"\ud83d"#, #"Lan \udc00"#, "\u{FEFF}\u{202E}"]
        .enumerated()
      {
        let answer = try await portal.post("/api/v1/dossiers", body(name), token: portal.token, key: "a\(place)")
        #expect(answer.status == 422, "\(answer.text)")
        let other = try await portal.post(
          "/api/v1/dossiers", body("Lan", paper: name), token: portal.token, key: "b\(place)")
        #expect(other.status == 422, "\(other.text)")
      }
      let marks = "e" + String(repeating: "\u{301}", count: 31)
      #expect(try await portal.post("/api/v1/dossiers", body(marks), token: portal.token, key: "c").status == 422)
      let landline = body("Lan", extra: #","phone":"028 3520 2727""#).dropLast() + #","notify":"sms"}"#
      let refused = try await portal.post("/api/v1/dossiers", String(landline), token: portal.token, key: "d")
      #expect(try refused.status == 422 && refused.fieldMistakes() == ["notify"])
      let pasted = body(
        "Lan",
        extra:
          ",\"phone\":\"\u{202A}+84 912–345–678\u{202C}\",\"id_number\":\"\u{FEFF}c01x00t47\",\"email\":\"an@vd.vn\u{200B}\""
      )
      #expect(try await portal.post("/api/v1/dossiers", pasted, token: portal.token, key: "e").status == 201)
      let applicant = try await portal.get("/api/v1/dossiers/000.00.14.H29-180601-0001.", token: portal.token)
        .json()["applicant"]
      #expect(applicant?["phone"] == .string("0912345678") && applicant?["id_number"] == .string("C01X00T47"))
      #expect(applicant?["email"] == .string("an@vd.vn"))
    }
  }

  @Test("refuses a procedure that the token's agency does not handle")
  func foreignProcedure() async throws {
    try await TestPortal.run { portal in
      let answer = try await portal.post("/api/v1/dossiers", Self.body(), token: portal.otherToken, key: "a")
      #expect(answer.status == 422)
      #expect(try answer.fieldMistakes() == ["procedure"])
    }
  }

  @Test("accepts an earlier moment, in local time or with an offset, and the code is of that day")
  func past() async throws {
    try await TestPortal.run { portal in
      for (key, moment) in [
        ("a", "2018-05-28T16:30"), ("b", "2018-05-28T09:30:00Z"), ("c", "2018-05-28T16:30:00+07:00"),
      ] {
        let body = Self.body(extra: ",\"received_at\":\"\(moment)\"")
        let json = try await portal.post("/api/v1/dossiers", body, token: portal.token, key: key).json()
        #expect(json["received_at"] == .string("2018-05-28T16:30:00+07:00"))
        guard case .string(let code) = json["code"] else { continue }
        #expect(code.hasPrefix("000.00.14.H29-180528-"))
      }
    }
  }

  @Test("shows everybody the public part, and its own agency all of it")
  func visibility() async throws {
    try await TestPortal.run { portal in
      _ = try await portal.post("/api/v1/dossiers", Self.body(), token: portal.token, key: "a")
      let path = "/api/v1/dossiers/000.00.14.H29-180601-0001"
      for token in [nil, portal.otherToken] {
        let answer = try await portal.get(path, token: token)
        #expect(answer.status == 200)
        for secret in ["Nguyễn", "0791", "0912", "example.vn", "Lê Lợi", "Xin phép", "Đơn", "lookup_key"] {
          #expect(!answer.text.contains(secret), "\(secret)")
        }
        #expect(try answer.json()["agency"]?["name"] == .string("Sở Thông tin và Truyền thông"))
      }
      let own = try await portal.get(path, token: portal.token)
      let json = try own.json()
      #expect(json["applicant"]?["name"] == .string("Nguyễn Thị Ễ <b>\"😀\"</b>"))
      #expect(json["applicant"]?["phone"] == .string("0912345678"))
      #expect(own.field("Cache-Control") == "no-store")
      #expect(try await portal.get(path, token: "wrong").status == 401)
      #expect(try await portal.get("/api/v1/dossiers/000.00.14.H29-180601-0002").status == 404)
      #expect(try await portal.get("/api/v1/dossiers/nonsense").status == 404)
    }
  }

  @Test("a confidential dossier, its events and its ledger are unknown to all but its agency")
  func confidential() async throws {
    try await TestPortal.run { portal in
      let (agency, procedure) = try #require(portal.data.catalogue.anyConfidential)
      let stored = try portal.data.live(
        agency.code.description, procedure: procedure, received: "2018-06-01T08:00")
      let path = "/api/v1/dossiers/\(stored.dossier.code)"
      let token = agency.code.description == TestStore.district ? portal.token : portal.otherToken
      let unknown = try await portal.get("/api/v1/dossiers/000.00.14.H29-180601-0999")
      #expect(try await portal.get(path).body == unknown.body)
      #expect(try await portal.get(path, token: token).status == 404)
      #expect(try await portal.get("\(path)/ledger").status == 404)
      #expect(try await portal.post("\(path)/events", #"{"type":"process"}"#, token: token).status == 404)
    }
  }

  @Test("lists every day from acceptance to the due date")
  func ledger() async throws {
    try await TestPortal.run(now: "2018-06-07T09:00") { portal in
      let stored = try portal.data.live(TestStore.department, received: "2018-06-01T08:00", days: 3)
      let json = try await portal.get("/api/v1/dossiers/\(stored.dossier.code)/ledger").json()
      #expect(json["due_at"] == .string("2018-06-06T17:00:00+07:00"))
      guard case .array(let days) = json["days"] else {
        Issue.record("no days")
        return
      }
      #expect(days.count == 6)
      #expect(days.first?["role"] == .string("acceptance"))
      #expect(days[1]["day"] == .string("weekend"))
      #expect(days.last?["number"] == .number("3"))
      #expect(days.last?["is_due"] == .bool(true))
    }
  }
}
