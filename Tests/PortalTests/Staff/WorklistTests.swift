import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Web

@Suite struct WorklistTests {
  @Test("Each list has its dossiers and no others, and their number")
  func lists() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let old = try portal.addDossier("Quá Hạn", daysAgo: 120)
      let fresh = try portal.addDossier("Mới Nhận")
      let filed = try portal.addDossier("Nộp Mạng", isAccepted: false)
      for (tab, code) in [("qua-han", old), ("cho-tiep-nhan", filed)] {
        let page = try await browser.get("/can-bo?muc=\(tab)")
        #expect(page.text.contains("/can-bo/ho-so/\(code)\""))
        #expect(!page.text.contains("/can-bo/ho-so/\(fresh)\""))
      }
      let all = try await browser.get("/can-bo")
      for code in [old, fresh, filed] { #expect(all.text.contains("/can-bo/ho-so/\(code)\"")) }
      #expect(all.text.contains("Tất cả <span class=\"count\">3</span>"))
      let empty = try await browser.get("/can-bo?muc=cho-tra")
      #expect(empty.text.contains("Không có kết quả nào chờ trả."))
    }
  }

  @Test("A person who takes a dossier on finds it under \"Assigned to me\"")
  func mine() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let page = try await browser.get("/can-bo/ho-so/\(code)")
      _ = try await browser.post("/can-bo/ho-so/\(code)/xu-ly", ["_csrf": page.csrf])
      let list = try await browser.get("/can-bo")
      #expect(list.text.contains("Tôi đang giữ <span class=\"count\">1</span>"))
      #expect(list.text.contains("aria-current=\"page\">Tôi đang giữ"))
      #expect(list.text.contains("/can-bo/ho-so/\(code)\""))
    }
  }

  @Test("Fifty per page, and the rest on the next")
  func pages() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      for index in 0..<51 { try portal.addDossier("Người \(index)") }
      let first = try await browser.get("/can-bo?muc=tat-ca")
      #expect(first.text.split(separator: "<a class=\"code\" href=\"/can-bo/ho-so/").count == 51)
      #expect(first.text.contains("name=\"den\" value=\"/can-bo?muc=tat-ca&amp;sau="))
      let second = try await browser.get("/can-bo?muc=tat-ca&trang=2")
      #expect(second.text.split(separator: "<a class=\"code\" href=\"/can-bo/ho-so/").count == 2)
      #expect(second.text.contains("Trang trước</button>") && !second.text.contains("Trang sau</button>"))
      #expect(try await browser.get("/can-bo?muc=tat-ca&trang=99999999999999999999").status == 200)
    }
  }

  @Test("A list is filtered by procedure, officer and channel, with its counts; every link keeps the choice")
  func filters() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let taken = try portal.addDossier("Người Quầy")
      let filed = try portal.addDossier("Người Mạng", isAccepted: false)
      let page = try await browser.get("/can-bo/ho-so/\(taken)")
      _ = try await browser.post("/can-bo/ho-so/\(taken)/xu-ly", ["_csrf": page.csrf])
      let procedure = try portal.dossier(taken).filing.procedure
      let cases: [(query: String, found: [DossierCode])] = [
        ("kenh=truc_tuyen", [filed]), ("kenh=truc_tiep", [taken]), ("nguoi=ha", [taken]), ("nguoi=-", [filed]),
        ("nguoi=khong.co", []), ("thu-tuc=\(procedure)", [taken, filed]), ("thu-tuc=\(TestStore.confidential)", []),
        ("thu-tuc=%3Cb%3E&kenh=x&xep=y", [taken, filed]), ("thu-tuc=\(procedure)&kenh=truc_tuyen&nguoi=-", [filed]),
      ]
      for (query, found) in cases {
        let list = try await browser.get("/can-bo?muc=tat-ca&\(query)")
        #expect(list.status == 200)
        for code in [taken, filed] {
          #expect(list.text.contains("/can-bo/ho-so/\(code)\"") == found.contains(code), "\(query)")
        }
        #expect(list.text.contains("Tất cả <span class=\"count\">\(found.count)</span>"), "\(query)")
        #expect(list.text.contains("Không có hồ sơ nào của danh sách này khớp với bộ lọc.") == found.isEmpty)
      }
      let list = try await browser.get("/can-bo?muc=tat-ca&kenh=truc_tuyen&nguoi=-&xep=ten")
      #expect(list.text.contains("href=\"/can-bo?muc=qua-han&amp;nguoi=-&amp;kenh=truc_tuyen&amp;xep=ten\""))
      #expect(list.text.contains("<option value=\"truc_tuyen\" selected>"))
      #expect(list.text.contains("<details open><summary>Lọc và sắp xếp"))
      #expect(try await browser.get("/can-bo?muc=tat-ca").text.contains("<details><summary>Lọc và sắp xếp"))
    }
  }

  @Test("A list is sorted as chosen, across its pages")
  func sorted() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      // Names whose order is not that of their intake.
      for index in 0..<51 { try portal.addDossier("Người \(index * 7 % 51 + 100)") }
      let first = try await browser.get("/can-bo?muc=tat-ca&xep=ten&kenh=truc_tiep")
      #expect(first.text.contains("name=\"den\" value=\"/can-bo?muc=tat-ca&amp;kenh=truc_tiep&amp;xep=ten&amp;sau="))
      let second = try await browser.get("/can-bo?muc=tat-ca&kenh=truc_tiep&xep=ten&trang=2")
      let names = [first, second].flatMap { page in
        page.text.split(separator: "<strong>Người ").dropFirst().compactMap { Int($0.prefix(3)) }
      }
      #expect(names == Array(100...150))
      #expect(try await browser.get("/can-bo?muc=tat-ca&xep=ma").text.contains("<option value=\"ma\" selected>"))
    }
  }

  @Test("Dossiers due today have a list of their own until they are late")
  func dueToday() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier()
      let due = try portal.dossier(code).due.unwrapped
      for (login, moment, isListed) in [
        ("nga", Moment(due.date, TimeOfDay(0, 1)), true), ("lan", due.adding(microseconds: -Moment.day), false),
        ("hoa", due.adding(microseconds: Moment.minute), false),
      ] {
        portal.now = moment
        let page = try await portal.signedIn(login).get("/can-bo?muc=hom-nay")
        #expect(page.text.contains("Đến hạn hôm nay <span class=\"count\">\(isListed ? 1 : 0)</span>"))
        #expect(page.text.contains("/can-bo/ho-so/\(code)\"") == isListed)
      }
    }
  }

  @Test("Dossiers due today or on the next working day are counted in the navigation")
  func badge() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      #expect(try await !browser.get("/can-bo/tim").text.contains("sắp đến hạn</a>"))
      let due = try portal.dossier(code).due.unwrapped
      portal.now = Moment(due.date, TimeOfDay(8, 0))
      let again = try await portal.signedIn("nga")
      #expect(try await again.get("/can-bo/tim").text.contains(">1 sắp đến hạn</a>"))
      #expect(try await again.get("/can-bo?muc=sap-den-han").text.contains("\(code)"))
    }
  }
}

@Suite struct SearchTests {
  @Test(
    "By code, its tail, name with or without diacritics, phone and identity number",
    arguments: [
      "tran thi anh", "TRẦN THỊ ÁNH NGUYỆT", "nguyet tran", "ánh ngu", "0912 345 678", "+84912345678",
      "079 185 012 345",
    ])
  func found(_ query: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let page = try await browser.get("/can-bo/tim?q=\(percentEncoded(query))")
      #expect(page.status == 200)
      #expect(page.text.contains("/can-bo/ho-so/\(code)\""))
    }
  }

  @Test("A citizen's card stands for its owner's number, and a single match has the focus")
  func card() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      let card = "079185012345||Trần Thị Ánh Nguyệt|31121985|Nữ|12 Lê Lợi|25122021"
      let answer = try await browser.get("/can-bo/tim?q=\(percentEncoded(card))")
      #expect(answer.status == 303 && answer.location == "/can-bo/tim?q=079185012345")
      let page = try await browser.get(try answer.location.unwrapped)
      #expect(page.text.contains("href=\"/can-bo/ho-so/\(code)\" autofocus>"))
    }
  }

  @Test(
    "A representative finds the dossier too, and the list says so",
    arguments: ["le van tam", "Lê Văn Tá", "tam nguyet", "079 090 000 001"])
  func representative(_ query: String) async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn(role: .clerk)
      let fields = ["nguoi_dai_dien": "Lê Văn Tám", "so_dinh_danh_dai_dien": "079090000001"]
      let token = try await IntakeForm.token(browser)
      let code = try IntakeForm.code(
        try await browser.post(IntakeForm.address, pairs: IntakeForm.filled(with: fields) + [token]))
      let page = try await browser.get("/can-bo/tim?q=\(percentEncoded(query))")
      #expect(page.text.contains("/can-bo/ho-so/\(code)\"") && page.text.contains("Người đại diện: Lê Văn Tám"))
    }
  }

  @Test("Another agency's whole code names that agency; a confidential one is treated as unknown")
  func elsewhere() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier("Lê Văn Xa", agency: Resources.ward.unwrapped.code)
      let page = try await portal.signedIn().get("/can-bo/tim?q=\(code)")
      #expect(page.text.contains("Không có hồ sơ nào khớp") && page.text.contains("Hồ sơ này do "))
    }
  }

  @Test("A code that is found leads straight to its dossier")
  func code() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      let code = try portal.addDossier()
      for query in ["\(code)", "\(code)".lowercased(), String(code.tail), " \(code.tail) "] {
        let answer = try await browser.get("/can-bo/tim?q=\(percentEncoded(query))")
        #expect(answer.status == 303)
        #expect(answer.location == "/can-bo/ho-so/\(code)")
      }
    }
  }

  @Test("Another agency's dossiers are not found, except by leaders above it")
  func agencies() async throws {
    try await TestPortal.run { portal in
      let ward = try Resources.ward.unwrapped
      let code = try portal.addDossier("Lê Văn Xa", agency: ward.code)
      let stranger = try await portal.signedIn()
      for query in ["le van xa", "\(code)"] {
        let page = try await stranger.get("/can-bo/tim?q=\(percentEncoded(query))")
        #expect(page.status == 200)
        #expect(page.text.contains("Không có hồ sơ nào khớp"))
        #expect(!page.text.contains("/can-bo/ho-so/"))
      }
      let leader = try await portal.signedIn("truong", role: .leader, agency: ward.parent)
      #expect(try await leader.get("/can-bo/tim?q=le+van+xa").text.contains("/can-bo/ho-so/\(code)\""))
      let officer = try await portal.signedIn("phong", role: .officer, agency: ward.parent)
      #expect(try await !officer.get("/can-bo/tim?q=le+van+xa").text.contains("/can-bo/ho-so/\(code)\""))
    }
  }

  @Test("An empty query, and one with markup, are answered with a sentence")
  func sentences() async throws {
    try await TestPortal.run { portal in
      let browser = try await portal.signedIn()
      #expect(try await browser.get("/can-bo/tim").text.contains("id=\"q-loi\"") == false)
      #expect(try await browser.get("/can-bo/tim?q=").text.contains("id=\"q-loi\""))
      let page = try await browser.get("/can-bo/tim?q=%3Cscript%3Ealert(1)%3C/script%3E")
      #expect(!page.text.contains("<script>alert"))
      #expect(page.text.contains("“&lt;script&gt;alert(1)&lt;/script&gt;”"))
    }
  }
}
