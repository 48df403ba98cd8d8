import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

/// What the look-up page says of each state, and what it must not say.
@Suite("Each state on the look-up page") struct LookupStateTests {
  struct Life: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var commands: [DossierCommand]
    /// How long after the last of them the others follow, and the page is read.
    var days: Int64 = 0
    var later: [DossierCommand] = []
    var tone: String
    var says: [String]
    var saysNot: [String] = []
  }

  // Accepted on Friday 01/06/2018; the shipped procedure is due 20 working days later at the most.
  private static let letter = DossierCommand(
    .extend(to: Moment("2018-08-31T17:00") ?? Moment(microseconds: 0), cause: .overload))
  private static let lateEnd = DossierCommand(.finish(cause: .siteInspection))
  private static let lives: [Life] = [
    Life(
      testDescription: "papers are missing",
      commands: [.init(.process), .init(.requestSupplement(papers: ["Bản vẽ kín"]))], tone: "yours",
      says: [
        "<strong>Đang chờ bạn bổ sung giấy tờ</strong>", "Xem giấy tờ cần bổ sung", "Nộp ở đâu", "Đến khi nào",
        "Nếu bạn bổ sung đủ hôm nay", "<span class=\"on-paper\">Ghi trong phiếu yêu cầu bổ sung của cơ quan.</span>",
        "<p class=\"soft small code\">Mã hồ sơ ",
      ], saysNot: ["Bản vẽ kín", "nộp tiền"]),
    Life(
      testDescription: "a fee is to be paid", commands: [.init(.process), .init(.requestPayment(amount: 150_000))],
      tone: "yours",
      says: [
        "<strong>Đang chờ bạn nộp tiền</strong>", "Xem số tiền phải nộp", "Nộp ở đâu", "Nếu bạn nộp tiền hôm nay",
      ],
      saysNot: ["bổ sung", "150.000"]),
    Life(
      testDescription: "overdue, and nothing was said of it", commands: [.init(.process)], days: 60, tone: "bad",
      says: ["chưa gửi phiếu xin lỗi", "quá hạn", "href=\"tel:1022\""], saysNot: ["Ngày hẹn lại", "Lý do chậm"]),
    Life(
      testDescription: "overdue, with a letter", commands: [.init(.process), letter], days: 60, tone: "bad",
      says: [
        "đã gửi phiếu xin lỗi", "Lý do chậm mà cơ quan nêu: Quá tải", "Ngày hẹn lại",
        "trước 17 giờ, thứ Sáu, 31/08/2018",
        "Ngày hẹn đầu: ", "(quá hạn ",
      ], saysNot: ["phải giải thích", "chưa gửi"]),
    Life(
      testDescription: "overdue, with a letter whose date has passed", commands: [.init(.process), letter], days: 120,
      tone: "bad", says: ["quá cả ngày hẹn lại", "Lý do chậm mà cơ quan nêu: Quá tải", "Ngày hẹn đầu: "]),
    Life(
      testDescription: "within time, with a letter", commands: [.init(.process), letter], tone: "good",
      says: ["Ngày hẹn lại", "Ngày hẹn đầu: ", "Lý do chậm mà cơ quan nêu: Quá tải"], saysNot: ["quá hạn"]),
    Life(
      testDescription: "done early", commands: [.init(.process), .init(.finish())], tone: "good",
      says: ["trước hạn", "Xử lý xong lúc", "theo cách đã chọn", "Ai đang giữ hồ sơ"],
      saysNot: ["Lý do chậm", "đến nhận"]),
    Life(
      testDescription: "done late", commands: [.init(.process)], days: 60, later: [lateEnd], tone: "bad",
      says: ["trễ hạn", "so với ngày hẹn", "Lý do chậm mà cơ quan nêu: Kiểm tra thực địa"]),
    Life(
      testDescription: "done late and handed over",
      commands: [.init(.process)], days: 60, later: [lateEnd, .init(.handOver)], tone: "bad",
      says: ["Đã trả kết quả: trễ hạn", "so với ngày hẹn", "Lý do chậm", "<h2>Cơ quan giải quyết</h2>"],
      saysNot: ["Ai đang giữ hồ sơ", "theo cách đã chọn"]),
    Life(
      testDescription: "handed over in time", commands: [.init(.process), .init(.finish()), .init(.handOver)],
      tone: "good",
      says: ["<strong>Đã trả kết quả</strong>", "<h2>Cơ quan giải quyết</h2>"], saysNot: ["trễ hạn", "Ai đang giữ"]),
    Life(
      testDescription: "withdrawn", commands: [.init(.withdraw, note: "Đổi ý")], tone: "over",
      says: ["Đã rút hồ sơ", "Rút hồ sơ lúc", "<h2>Cơ quan giải quyết</h2>"],
      saysNot: ["Xử lý xong", "Ai đang giữ", "Đánh giá sự hài lòng", "Đổi ý"]),
    Life(
      testDescription: "stopped", commands: [.init(.stop(), note: "Không bổ sung")], tone: "over",
      says: ["Đã dừng giải quyết", "Dừng giải quyết lúc", "<h2>Cơ quan giải quyết</h2>"],
      saysNot: ["Xử lý xong", "Ai đang giữ", "Đánh giá sự hài lòng"]),
  ]

  @Test("the state, its tone and its dates are shown correctly", arguments: lives)
  func truth(_ life: Life) async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(after: life.commands)
      portal.now = portal.now.adding(microseconds: life.days * Moment.day)
      for command in life.later { try portal.act(command, on: code) }
      let page = try await portal.browser().get("/tra-cuu/\(code)").text
      #expect(page.contains("<div class=\"state \(life.tone)\">"))
      for words in life.says { #expect(page.contains(words), "\(words)") }
      for words in life.saysNot { #expect(!page.contains(words), "\(words)") }
    }
  }

  @Test("before acceptance too, the applicant has to supply what is missing")
  func correction() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(isAccepted: false)
      let browser = portal.browser()
      let filed = try await browser.get("/tra-cuu/\(code)").text
      #expect(filed.contains("<div class=\"state open\">"))
      #expect(filed.contains("hồ sơ chưa được tiếp nhận"))
      try portal.act(.init(.requestSupplement(papers: ["Bản vẽ"])), on: code)
      let page = try await browser.get("/tra-cuu/\(code)").text
      #expect(page.contains("<strong>Đang chờ bạn bổ sung trước khi tiếp nhận</strong>"))
      #expect(page.contains("href=\"#chi-tiet\""))
      #expect(!page.contains("chưa cần làm gì"))
    }
  }

  @Test("a reader who has shown the digits reads what is requested, the amount and the note")
  func details() async throws {
    try await TestPortal.run { portal in
      let papers = try portal.takeIn(
        .init(.process), .init(.requestSupplement(papers: ["Bản vẽ <2 bản>"]), note: "Ký nháy từng trang"))
      let page = try await portal.browser().post("/tra-cuu/\(papers)", "so_cuoi=5678").text
      #expect(page.contains("<dt>Cần bổ sung</dt> <dd><ul><li lang=\"vi\">Bản vẽ &lt;2 bản&gt;</li>"))
      #expect(page.contains("<p>Ghi chú: <span lang=\"vi\">Ký nháy từng trang</span></p>"))
      #expect(page.contains("<a class=\"button\" href=\"/tra-cuu/\(papers)/bo-sung\">Gửi bổ sung qua mạng</a>"))
      #expect(page.contains("<a class=\"button quiet\" href=\"tel:1022\">Gọi 1022 để hỏi</a>"))
      let note = try portal.takeIn(.init(.process), .init(.requestSupplement(), note: "Chỉ có lời nhắn"))
      #expect(try await portal.browser().post("/tra-cuu/\(note)", "so_cuoi=5678").text.contains("<dd> <p>Ghi chú: "))
      let fee = try portal.takeIn(.init(.process), .init(.requestPayment(amount: 150_000)))
      let paid = try await portal.browser().post("/tra-cuu/\(fee)", "so_cuoi=5678").text
      #expect(paid.contains("<dt>Số tiền</dt> <dd><strong>150.000 đồng</strong></dd>"))
      let unknown = try portal.takeIn(.init(.process), .init(.requestPayment(), note: "Theo thông báo thuế"))
      #expect(
        try await portal.browser().post("/tra-cuu/\(unknown)", "so_cuoi=5678").text
          .contains("<p>Ghi chú: <span lang=\"vi\">Theo thông báo thuế</span></p>"))
    }
  }

  @Test(
    "the way to receive the result is shown as chosen, to readers who may know it",
    arguments: [
      (ReturnMethod.counter, "Hãy mang theo giấy tiếp nhận"), (.post, "bạn không phải đến"),
      (.online, "bạn tải về ở trang này"),
    ])
  func ways(_ way: ReturnMethod, _ words: String) async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(returnBy: way, .init(.process), .init(.finish()))
      let browser = portal.browser()
      let closed = try await browser.get("/tra-cuu/\(code)").text
      #expect(closed.contains("theo cách đã chọn"))
      #expect(!closed.contains(words))
      let open = try await browser.post("/tra-cuu/\(code)", "so_cuoi=5678").text
      #expect(open.contains(words))
      #expect(way == .counter || !open.contains("Hãy mang theo giấy tiếp nhận"))
    }
  }

  @Test("a rating is asked for until it is given")
  func rated() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), .init(.finish()))
      let browser = portal.browser()
      let link = "href=\"/danh-gia/\(code)\""
      #expect(try await browser.get("/tra-cuu/\(code)").text.contains(link))
      let form = try await browser.get("/danh-gia/\(code)")
      let fields: KeyValuePairs = ["_csrf": form.csrf, "muc": "3", "so_cuoi": "5678"]
      #expect(try await browser.post("/danh-gia/\(code)", fields).status == 303)
      let page = try await browser.get("/tra-cuu/\(code)").text
      #expect(!page.contains(link))
      #expect(page.contains("Hồ sơ này đã được đánh giá."))
    }
  }

  @Test("a pause after a letter keeps the appointment of the letter")
  func pauseAfterLetter() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), Self.letter, .init(.requestPayment(amount: 150_000)))
      let page = try await portal.browser().get("/tra-cuu/\(code)").text
      #expect(page.contains("ngày hẹn là <time datetime=\"2018-08-31T17:00:00+07:00\">trước 17 giờ, thứ Sáu"))
    }
  }

  @Test("the ledger ends with the closing minute, and says what is awaited")
  func ledger() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      let running = try await browser.get("/tra-cuu/\(try portal.takeIn())/han").text
      #expect(running.contains("Hạn: trước 17 giờ<"))
      #expect(!running.contains("17 giờ 00"))
      let unpaid = try portal.takeIn(.init(.process), .init(.requestPayment(amount: 150_000)))
      let fee = try await browser.get("/tra-cuu/\(unpaid)/han").text
      #expect(fee.contains("nếu nộp tiền ngày 01/06/2018"))
      #expect(!fee.contains("nếu bổ sung"))
    }
  }

  @Test("without an acceptance there is no date to explain, and none to come")
  func refused() async throws {
    try await TestPortal.run { portal in
      let code = try portal.addDossier(isAccepted: false)
      let browser = portal.browser()
      #expect(try await browser.get("/tra-cuu/\(code)/han").text.contains("chưa tiếp nhận hồ sơ này nên chưa có"))
      try portal.act(.init(.refuse(ground: .notCompetent), note: "Sai nơi nộp"), on: code)
      let page = try await browser.get("/tra-cuu/\(code)").text
      #expect(page.contains("Từ chối tiếp nhận lúc") && !page.contains("Vì sao là"))
      let ledger = try await browser.get("/tra-cuu/\(code)/han").text
      #expect(ledger.contains("Hồ sơ này không được tiếp nhận nên không có ngày hẹn."))
      #expect(!ledger.contains("chưa tiếp nhận"))
    }
  }

  @Test("after a stop or a withdrawal no day is counted, and the appointment is an earlier one")
  func cutShort() async throws {
    try await TestPortal.run { portal in
      for (kind, end) in [(DossierCommand.Kind.stop(), "Dừng giải quyết lúc"), (.withdraw, "Rút hồ sơ lúc")] {
        let code = try portal.takeIn(.init(.process), .init(kind, note: "Lý do"))
        let due = try #require(try portal.dossier(code).due)
        let browser = portal.browser()
        let page = try await browser.get("/tra-cuu/\(code)").text
        #expect(page.contains("Ngày hẹn trước đó: ") && page.contains("href=\"/tra-cuu/\(code)/han\""))
        #expect(!page.contains("class=\"month\""))
        let ledger = try await browser.get("/tra-cuu/\(code)/han").text
        #expect(ledger.contains("<dt>Ngày hẹn trước đó</dt>") && ledger.contains(end))
        #expect(!ledger.contains("Ngày hẹn trả kết quả") && !ledger.contains("Ngày thứ 1"))
        #expect(
          !ledger.contains("<caption>Tháng \(due.date.components.month)/2018</caption>")
            || due.date.components.month == 6)
        #expect(ledger.contains("</span></th> <td>Sau khi kết thúc giải quyết: không tính</td>"))
      }
    }
  }

  @Test("with a letter, months are shown up to the due date, and the days after it are one line")
  func ledgerWithLetter() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn(.init(.process), Self.letter)
      let due = try #require(try portal.dossier(code).due)
      portal.now = portal.now.adding(microseconds: 60 * Moment.day)
      let browser = portal.browser()
      for path in ["/tra-cuu/\(code)", "/tra-cuu/\(code)/han"] {
        let page = try await browser.get(path).text
        #expect(page.contains("<caption>Tháng \(due.date.components.month)/2018</caption>"), "\(path)")
        #expect(!page.contains("<caption>Tháng 8/2018</caption>"), "\(path)")
        #expect(page.contains("<td class=\"due\">"), "\(path)")
        #expect(!page.contains("<span>hẹn lại</span>"), "\(path)")
        #expect(page.split(separator: "hẹn lại ngày 31/08/2018").count == 2, "\(path)")
      }
      let days = try await browser.get("/tra-cuu/\(code)/han").text
      #expect(days.contains("<span class=\"nowrap\">31/08/2018</span></th> <td>Sau ngày hẹn đầu, đến ngày hẹn lại"))
    }
  }

  @Test(
    "an applicant who has to act is told the next day when the counter is open",
    arguments: [
      ("2018-06-03T10:00", "vào thứ Hai, 04/06/2018"), ("2018-06-04T18:30", "vào thứ Ba, 05/06/2018"),
      ("2018-06-04T06:00", "hôm nay"), ("2018-06-04T16:00", "hôm nay"),
    ])
  func dayOfSupply(_ now: String, _ day: String) async throws {
    try await TestPortal.run { portal in
      let papers = try portal.takeIn(.init(.process), .init(.requestSupplement(papers: ["Bản vẽ"])))
      let fee = try portal.takeIn(.init(.process), .init(.requestPayment(amount: 150_000)))
      portal.now = try #require(Moment(now))
      let browser = portal.browser()
      #expect(try await browser.get("/tra-cuu/\(papers)").text.contains("Nếu bạn bổ sung đủ \(day), ngày hẹn là"))
      #expect(try await browser.get("/tra-cuu/\(fee)").text.contains("Nếu bạn nộp tiền \(day), ngày hẹn là"))
      // What explains the date says the same.
      #expect(try await browser.get("/tra-cuu/\(papers)/han").text.contains("Nếu bạn bổ sung đủ \(day), ngày hẹn là"))
      #expect(try await browser.get("/tra-cuu/\(fee)/han").text.contains("Nếu bạn nộp tiền \(day), ngày hẹn là"))
      let date = day == "hôm nay" ? "04/06/2018" : String(day.suffix(10))
      #expect(try await browser.get("/tra-cuu/\(fee)/han").text.contains("nếu nộp tiền ngày \(date)"))
      let clerk = try await portal.signedIn("nga", role: .clerk, agency: portal.dossier(fee).agency)
      let page = try await clerk.get("/can-bo/ho-so/\(fee)").text
      #expect(
        page.contains("Nếu nộp đủ tiền vào ") && !page.contains("bổ sung đủ") && page.contains("\(date), ngày hẹn"))
    }
  }

  @Test("the hotline is shown once, and an address beside its place")
  func places() throws {
    for (language, paid) in [(Language.vietnamese, "hoặc nơi ghi trong"), (.english, "or ")] {
      let fixtures = try PageFixtures(language)
      var agency = try fixtures.agency()
      agency.contact = AgencyContact(address: "43 Nguyễn Văn Bá", phone: .hotline)
      let view = try fixtures.view(of: fixtures.stored(in: .accepted), at: agency)
      var turn = HTML()
      ApplicantsTurn(task: .payment, view: view, isOpen: false).write(to: &turn)
      let text = String(decoding: turn.bytes, as: UTF8.self)
      #expect(text.contains("(<span lang=\"vi\">43 Nguyễn Văn Bá</span>), \(paid)"), "\(text)")
      let page = LookupPage(view: view, isOpen: false, isRated: false, form: fixtures.form(), detailsField: HTML())
      let holder = String(decoding: page.page.content.bytes, as: UTF8.self)
      #expect(holder.split(separator: ">1022</a>").count == 2)
    }
  }
}
