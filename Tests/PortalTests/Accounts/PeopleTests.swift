import Foundation
import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Web

@Suite("Accounts on pages", .eachEngine) struct PeopleTests {
  private static let list = "/quan-tri/tai-khoan"
  private static let new = "/quan-tri/them-tai-khoan"
  private static let batch = "/quan-tri/them-nhieu-tai-khoan"
  private static let city = AgencyCode("000.00.00.H29")
  private static let district = TestStore.district

  private func admin(_ portal: TestPortal, at agency: AgencyCode? = city) async throws -> Browser {
    try await portal.signedIn("quan-tri", role: .admin, agency: agency)
  }

  private func person(_ portal: TestPortal, _ login: String) throws -> Person? {
    try portal.data.read { try $0.person(login)?.person }
  }

  private static let filled: [(String, String)] = [
    ("ten", "lan"), ("ho_ten", "Trần Lan"), ("vai_tro_1", "officer"), ("co_quan_1", district),
  ]

  private func with(_ changes: [(String, String)]) -> [(String, String)] {
    Self.filled.filter { pair in !changes.contains { $0.0 == pair.0 } } + changes
  }

  @Test("A new account needs a login, a name and a post; what is wrong is said at its field")
  func mistakes() async throws {
    let samples: [(String, String)] = [
      ("ten", ""), ("ten", "Lan Nguyễn"), ("ten", "a"), ("ho_ten", " "), ("email", "lan@"),
      ("dien_thoai", "02838220000"),
      ("vai_tro_1", ""), ("vai_tro_1", "king"), ("co_quan_1", ""), ("co_quan_1", "000.00.99.H29"), ("tu_1", "hôm nay"),
      ("den_1", "31/02/2019"), ("co_quan_2", Self.district), ("tu_2", "01/01/2019"),
    ]
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let page = try await browser.get(Self.new)
      for (field, value) in samples {
        let answer = try await browser.post(Self.list, pairs: [("_csrf", page.csrf)] + with([(field, value)]))
        #expect(answer.status == 422, "\(field): \(value)")
        let blamed = ["co_quan_2", "tu_2"].contains(field) ? "vai_tro_2" : field
        #expect(answer.text.contains("href=\"#\(blamed)\""))
        #expect(try person(portal, "lan") == nil)
      }
    }
  }

  @Test("A new account comes with a link, shown once; the form sent twice shows the same")
  func added() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let page = try await browser.get(Self.new)
      let number = try page.text.firstMatch(of: /name="so_phieu" value="([^"]+)"/).unwrapped.1
      let fields =
        [("_csrf", page.csrf), ("so_phieu", String(number))]
        + with([
          ("tu_1", "01/06/2018"), ("den_1", "15/06/2018"), ("vai_tro_2", "leader"),
          ("co_quan_2", TestStore.otherDistrict),
        ])
      let first = try await browser.post(Self.list, pairs: fields)
      #expect(first.status == 200 && first.text.contains("Đã thêm tài khoản lan."))
      let link = try first.text.firstMatch(of: /\/can-bo\/mat-khau\/[A-Za-z0-9_-]+/).unwrapped.0
      let second = try await browser.post(Self.list, pairs: fields)
      #expect(second.status == 200 && second.text.contains(link))
      let other = try await browser.post(
        Self.list, pairs: fields.map { $0.0 == "so_phieu" ? ($0.0, "so-phieu-khac-0123") : $0 })
      #expect(other.status == 409 && !other.text.contains("/can-bo/mat-khau/"))
      let corrected = try await browser.post(
        Self.list, pairs: fields.map { $0.0 == "vai_tro_1" ? ($0.0, "clerk") : $0 })
      #expect(corrected.status == 409, "the account is another than the form asks for")
      let lan = try person(portal, "lan").unwrapped
      #expect(
        lan.posts.map(\.summary) == [
          "officer \(Self.district) 2018-06-01 – 2018-06-15", "leader \(TestStore.otherDistrict)",
        ])
      #expect(try await portal.browser().get(String(link)).status == 200)
      #expect(try portal.securityLines().prefix(2) == ["link made lan quan-tri", "account made lan quan-tri"])
    }
  }

  @Test("A person is changed, and a form that is out of date comes back with what was typed")
  func changed() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      try await portal.addAccount("lan", name: "Lan", agency: AgencyCode(Self.district))
      let path = "\(Self.list)/lan"
      let stale = try await browser.get(path)
      func fields(_ page: Answer, _ name: String) throws -> [(String, String)] {
        let revision = try page.text.firstMatch(of: /name="phien_ban" value="([^"]+)"/).unwrapped.1
        return [
          ("_csrf", page.csrf), ("viec", "sua"), ("phien_ban", String(revision)), ("ho_ten", name),
          ("vai_tro_1", "leader"), ("co_quan_1", Self.district), ("den_1", "31/12/2018"),
        ]
      }
      let done = try await browser.post(path, pairs: try fields(stale, "Trần Lan"))
      #expect(done.location == "\(path)?da=sua")
      #expect(try await browser.get(done.location.unwrapped).text.contains("Đã lưu thay đổi."))
      #expect(try person(portal, "lan").unwrapped.posts.map(\.summary) == ["leader \(Self.district)  – 2018-12-31"])
      let late = try await browser.post(path, pairs: try fields(stale, "Lê Lan"))
      #expect(late.status == 409 && late.text.contains("value=\"Lê Lan\""))
      #expect(try person(portal, "lan").unwrapped.name == "Trần Lan")
      #expect(try await browser.post(path, pairs: try fields(late, "Lê Lan")).status == 303)
      let none = try await browser.post(path, pairs: try fields(late, "Lê Lan").filter { $0.0 != "vai_tro_1" })
      #expect(none.status == 409)
      let fresh = try await browser.get(path)
      let postless = try await browser.post(path, pairs: try fields(fresh, "Lê Lan").filter { $0.0 != "vai_tro_1" })
      #expect(postless.status == 422 && postless.text.contains("Hãy giữ ít nhất một vị trí."))
    }
  }

  @Test("A form that is out of date shows the posts of now, whatever stood at their places before")
  func otherPlaces() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let own = try AgencyCode(Self.district).unwrapped
      let posts = [Post(.admin, at: own), Post(.clerk, at: own), Post(.leader, at: own)]
      let person = Person(login: "lan", name: "Lan", posts: posts)
      _ = try await portal.store.writer.transaction { try $0.add(StoredPerson(person, password: "!")) }
      let page = try await browser.get("\(Self.list)/lan")
      var fields = [
        ("_csrf", page.csrf), ("viec", "sua"), ("phien_ban", try page.value(of: "phien_ban").unwrapped),
        ("ho_ten", "Trần Lan"),
      ]
      for (place, post) in posts.enumerated() {
        fields += [("vai_tro_\(place + 1)", post.role.rawValue), ("co_quan_\(place + 1)", "\(own)")]
      }
      try await portal.store.writer.transaction { try $0.setPosts(Array(posts.dropFirst()), of: "lan") }
      let back = try await browser.post("\(Self.list)/lan", pairs: fields)
      #expect(back.status == 409 && back.text.contains("value=\"Trần Lan\""))
      #expect(back.text.contains("value=\"clerk\" selected") && back.text.contains("value=\"leader\" selected"))
      #expect(!back.text.contains("value=\"admin\" selected"))
    }
  }

  @Test("A post stands once, and a person has twelve at most")
  func manyPosts() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let page = try await browser.get(Self.new)
      let twice = with([("vai_tro_2", "officer"), ("co_quan_2", Self.district)])
      #expect(try await browser.post(Self.list, pairs: [("_csrf", page.csrf)] + twice).status == 200)
      #expect(try person(portal, "lan").unwrapped.posts.count == 1)
      let agencies = portal.data.catalogue.agencies.prefix(14).map(\.code)
      let lines = agencies.map { "nhieu,N,clerk,\($0)" } + ["nhieu,N,clerk,\(agencies[0])"]
      let preview = try await browser.upload(
        Self.batch, [.text("_csrf", page.csrf), .text("dong", lines.joined(separator: "\n"))])
      #expect(preview.text.contains("Bỏ qua 2 dòng có lỗi") && preview.text.contains("nhiều nhất 12 vị trí"))
      let many = Person(login: "b", name: "B", posts: agencies.map { Post(.clerk, at: $0) })
      await #expect(throws: AccountRefusal.tooManyPosts) {
        try await portal.store.run(AddPerson(many, by: AccountManager(command: "root"), now: portal.now))
      }
    }
  }

  @Test("As many lines as the page takes can be added, too")
  func longBatch() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let page = try await browser.get(Self.batch)
      let lines = (1...440).map { "nguoi.\($0),Nguyễn Thị Ánh Nguyệt Đặng \($0),Tiếp nhận hồ sơ đọc,\(Self.district)" }
      let text = (lines + ["n1,Nguyễn Thị Ánh,clerk,\(Self.district)"]).joined(separator: "\n")
      let preview = try await browser.upload(Self.batch, [.text("_csrf", page.csrf), .text("dong", text)])
      let fields = [
        ("_csrf", page.csrf), ("so_phieu", try preview.value(of: "so_phieu").unwrapped),
        ("da_xem", try preview.value(of: "da_xem").unwrapped), ("dong", text),
      ]
      let done = try await browser.post("\(Self.batch)/thuc-hien", pairs: fields)
      #expect(done.status == 200 && done.text.contains("Đã thêm 1 tài khoản."))
    }
  }

  @Test("An account is closed and opened, its sessions end, and nobody does so to their own")
  func deeds() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let lan = try await portal.signedIn("lan", agency: AgencyCode(Self.district))
      let path = "\(Self.list)/lan"
      let page = try await browser.get(path)
      func post(_ deed: String, to path: String = path) async throws -> Answer {
        try await browser.post(path, ["_csrf": page.csrf, "viec": deed])
      }
      #expect(try await post("dang-xuat").location == "\(path)?da=dang-xuat")
      #expect(try await lan.get("/can-bo").status == 303)
      #expect(try await post("khoa").status == 303)
      #expect(try person(portal, "lan").unwrapped.isDisabled)
      #expect(try await browser.get(path).text.contains("đã khóa"))
      #expect(try await post("mo-khoa").status == 303)
      let link = try await post("lien-ket")
      #expect(link.status == 200 && link.text.contains("/can-bo/mat-khau/"))
      let own = try await post("khoa", to: "\(Self.list)/quan-tri")
      #expect(own.status == 409 && own.text.contains("bạn không tự khóa"))
      #expect(try await post("gì đó").status == 404)
    }
  }

  @Test("An agency's administrator sees and changes its own people, and of others only their posts there")
  func reach() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal, at: AgencyCode(Self.district))
      let other = try AgencyCode(TestStore.otherDistrict).unwrapped
      let own = try AgencyCode(Self.district).unwrapped
      try await portal.addAccount("minh", name: "Của tôi", agency: own)
      try await portal.addAccount("khac", name: "Của nơi khác", agency: other)
      let both = Person(login: "hai", name: "Hai nơi", posts: [Post(.clerk, at: other), Post(.officer, at: own)])
      _ = try await portal.store.writer.transaction { try $0.add(StoredPerson(both, password: "!")) }
      let list = try await browser.get(Self.list).text
      #expect(list.contains("Của tôi") && list.contains("Hai nơi") && !list.contains("Của nơi khác"))
      #expect(try await browser.get("\(Self.list)?co-quan=\(other)").text.contains("Không có ai khớp."))
      #expect(try await browser.get("\(Self.list)/khac").status == 404)
      let page = try await browser.get("\(Self.list)/hai")
      #expect(page.text.contains("name=\"vai_tro_2\"") && !page.text.contains("name=\"vai_tro_1\""))
      #expect(!page.text.contains("name=\"ho_ten\"") && !page.text.contains("value=\"khoa\""))
      let revision = try page.text.firstMatch(of: /name="phien_ban" value="([^"]+)"/).unwrapped.1
      let fields = [
        ("_csrf", page.csrf), ("viec", "sua"), ("phien_ban", String(revision)), ("ho_ten", "Đổi tên"),
        ("vai_tro_1", "admin"), ("vai_tro_2", "leader"), ("co_quan_2", "\(own)"),
      ]
      #expect(try await browser.post("\(Self.list)/hai", pairs: fields).status == 303)
      let after = try person(portal, "hai").unwrapped
      #expect(after.name == "Hai nơi" && after.posts.map(\.summary) == ["clerk \(other)", "leader \(own)"])
      for deed in ["khoa", "lien-ket", "dang-xuat"] {
        let refused = try await browser.post("\(Self.list)/hai", ["_csrf": page.csrf, "viec": deed])
        #expect(refused.status == 409, "\(deed)")
      }
    }
  }

  @Test("The list goes on page by page, and finds a name without its marks")
  func pages() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let agency = try AgencyCode(Self.district).unwrapped
      try await portal.store.writer.transaction { transaction in
        for number in 0..<70 {
          let person = Person(login: "n\(100 + number)", name: "Đỗ Thị \(number)", posts: [Post(.clerk, at: agency)])
          _ = try transaction.add(StoredPerson(person, password: "!"))
        }
      }
      let first = try await browser.get(Self.list)
      #expect(first.text.contains("n100") && !first.text.contains("n169"))
      let next = try first.text.firstMatch(of: /rel="next" href="([^"]+)"/).unwrapped.1.replacing("&amp;", with: "&")
      let second = try await browser.get(String(next))
      #expect(second.text.contains("n169") && second.text.contains("Về đầu danh sách"))
      #expect(!second.text.contains("rel=\"next\""))
      let found = try await browser.get("\(Self.list)?q=do+thi+69")
      #expect(found.text.contains("n169") && !found.text.contains("n100"))
    }
  }

  @Test("A file's good lines are added whatever the others are, once, and two lines may be one person")
  func batch() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      try await portal.addAccount("co.san", agency: AgencyCode(Self.district))
      let code = Self.district
      let lines = [
        "Tên đăng nhập,Họ tên,Vai trò,Cơ quan", "lan,Trần Lan,officer,\(code),lan@example.vn,912345678,,31/12/2018",
        "lan,Trần Lan,Lãnh đạo,\(TestStore.otherDistrict),lan@example.vn,0912345678", "lan,Lê Lan,clerk,\(code)",
        "co.san,A,clerk,\(code)", "Sai Tên,A,clerk,\(code)", "binh,,clerk,\(code)", "binh,B,vua,\(code)",
        "binh,B,clerk,000.99.99.H29", "binh,B,clerk,\(code),b@", "binh,B,clerk,\(code),,123", "binh,B,clerk",
        "binh,B,clerk,\(code),,,02/01/2019,01/01/2019", "binh,B,clerk,\(code),,,hôm nay",
        "an,A,tiep nhan,\(code),,,,,,",
        "nam,N,clerk,\(code),,,,,x",
      ].joined(separator: "\n")
      let page = try await browser.get(Self.batch)
      let preview = try await browser.upload(
        Self.batch,
        [.text("_csrf", page.csrf), .file("a.csv", Array(("\u{FEFF}" + lines).utf8)), .text("dong", "")])
      #expect(preview.status == 200 && preview.text.contains("Sẽ thêm 2 tài khoản."))
      #expect(preview.text.contains("Bỏ qua 12 dòng có lỗi"))
      let number = try preview.text.firstMatch(of: /name="so_phieu" value="([^"]+)"/).unwrapped.1
      let seen = try preview.value(of: "da_xem").unwrapped
      let fields = [("_csrf", page.csrf), ("so_phieu", String(number)), ("da_xem", seen), ("dong", lines)]
      let changed = try await browser.post(
        "\(Self.batch)/thuc-hien", pairs: fields.dropLast() + [("dong", "\(lines)\nmoi,M,clerk,\(code)")])
      #expect(changed.text.contains("Các dòng đã đổi") && changed.text.contains("Sẽ thêm 3 tài khoản."))
      #expect(try person(portal, "lan") == nil)
      let done = try await browser.post("\(Self.batch)/thuc-hien", pairs: fields)
      let links = done.text.matches(of: /\/can-bo\/mat-khau\/[A-Za-z0-9_-]+/).map { String($0.0) }
      #expect(Set(links).count == 2 && done.text.contains("Đã thêm 2 tài khoản."))
      #expect(done.text.contains("Còn 12 dòng bị bỏ qua") && done.text.contains("binh\tB\tvua\t\(code)"))
      let lan = try person(portal, "lan").unwrapped
      #expect(lan.posts.map(\.summary) == ["officer \(code)  – 2018-12-31", "leader \(TestStore.otherDistrict)"])
      #expect(lan.phone?.description == "0912345678")
      let again = try await browser.post("\(Self.batch)/thuc-hien", pairs: fields)
      #expect(links.allSatisfy { again.text.contains($0) })
    }
  }

  @Test("A file that is no text or too long is refused, and so are too many lines")
  func badFiles() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let page = try await browser.get(Self.batch)
      func send(_ bytes: [UInt8]) async throws -> Answer {
        try await browser.upload(Self.batch, [.text("_csrf", page.csrf), .file("a.csv", bytes)])
      }
      for (bytes, reason) in [
        ([0xFF, 0xFE, 0x61, 0], "không phải văn bản UTF-8"), ([0x61, 0xFF], "không phải văn bản UTF-8"),
        ([UInt8](repeating: 0x61, count: 60_000), "Tệp quá lớn."),
        ([UInt8](repeating: 0x61, count: 600_000), "Tệp quá lớn."),
        (Array(String(repeating: "a,b\n", count: 501).utf8), "nhiều nhất 500 dòng"), ([], "Hãy chọn tệp"),
      ] as [([UInt8], String)] {
        let answer = try await send(bytes)
        #expect(answer.status == 422 && answer.text.contains(reason), "\(reason)")
      }
    }
  }

  @Test("However many files a form brings, no more is read than one may hold")
  func manyFiles() async throws {
    try await TestPortal.run { portal in
      let browser = try await admin(portal)
      let page = try await browser.get(Self.batch)
      let parts = (1...6).map { Part.file("\($0).csv", [UInt8](repeating: 0x61, count: 30_000), type: "text/csv") }
      #expect(try await browser.upload(Self.batch, [.text("_csrf", page.csrf)] + parts).status == 413)
    }
  }
}
