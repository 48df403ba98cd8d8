import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import Web

@Suite("A code as it is pasted, said or scanned") struct PastedCodeTests {
  private static func written(_ code: String, key: String) -> [String] {
    let parts = code.split(separator: "-").map(String.init)
    return [
      "\(code).", "(\(code))", "Mã hồ sơ: \(code)", "\u{FEFF}\(code)\u{200B}", parts.joined(separator: " "),
      parts.joined(),
      parts.joined(separator: "–"), code.replacing("-1806", with: "-18O6").lowercased(),
      "http://127.0.0.1/tra-cuu/\(code)?khoa=\(key)",
    ]
  }

  @Test("is found in the public box and in the staff's box, where the end of a code is enough")
  func found() async throws {
    try await TestPortal.run { portal in
      let key = LookupKey()
      let code = try portal.takeIn(key: key)
      let browser = portal.browser()
      let clerk = try await portal.signedIn("nga", role: .clerk, agency: portal.dossier(code).agency)
      for text in Self.written(code.description, key: key.description) {
        let box = try await browser.get("/tra-cuu?ma=\(percentEncoded(text))")
        #expect(box.status == 303 && box.location == "/tra-cuu/\(code)", "\(text.debugDescription)")
        let search = try await clerk.get("/can-bo/tim?q=\(percentEncoded(text))")
        #expect(search.location == "/can-bo/ho-so/\(code)", "\(text.debugDescription)")
      }
      for text in ["180601-0001", "180601 0001", "1806010001", "18O6O1-OOO1", "180601-0001."] {
        #expect(
          try await clerk.get("/can-bo/tim?q=\(percentEncoded(text))").location == "/can-bo/ho-so/\(code)", "\(text)")
        #expect(try await browser.get("/tra-cuu?ma=\(percentEncoded(text))").status == 404, "\(text)")
      }
      let stranger = try await portal.signedIn("xa", role: .clerk, agency: AgencyCode(TestStore.otherDistrict))
      #expect(try await stranger.get("/can-bo/tim?q=1806010001").location == nil)
    }
  }

  @Test("An address with punctuation from a message leads to the clean one, with its query")
  func addresses() async throws {
    try await TestPortal.run { portal in
      let code = try portal.takeIn()
      let browser = portal.browser()
      let clerk = try await portal.signedIn("nga", role: .clerk, agency: portal.dossier(code).agency)
      for (address, clean) in [
        ("/tra-cuu/\(code).", "/tra-cuu/\(code)"), ("/tra-cuu/\(code))", "/tra-cuu/\(code)"),
        ("/tra-cuu/\(code)/", "/tra-cuu/\(code)"), ("/tra-cuu/\(code)/?a=1", "/tra-cuu/\(code)?a=1"),
        ("/tra-cuu/\(code),?a=1&b=%C3%A1", "/tra-cuu/\(code)?a=1&b=%C3%A1"),
        ("/tra-cuu/\(code)%E2%80%9D", "/tra-cuu/\(code)"),
        ("/tra-cuu/\(code)/han/", "/tra-cuu/\(code)/han"), ("/tra-cuu/", "/tra-cuu"), ("/thu-tuc//", "/thu-tuc"),
        ("/thu-tuc/1.003868.", "/thu-tuc/1.003868"), ("/thong-ke/?tu=2018-01-01", "/thong-ke?tu=2018-01-01"),
        ("/can-bo/dang-nhap/", "/can-bo/dang-nhap"),
      ] {
        let answer = try await browser.get(address)
        #expect(
          answer.status == 303 && answer.location == clean, "\(address) \(answer.status) \(answer.location ?? "")")
        #expect(try await browser.ask("HEAD", address).location == clean)
      }
      for (address, clean) in [
        ("/can-bo/", "/can-bo"), ("/can-bo/ho-so/\(code)/", "/can-bo/ho-so/\(code)"),
        ("/can-bo/ho-so/\(code).", "/can-bo/ho-so/\(code)"), ("/quan-tri/bao-cao/?theo=x", "/quan-tri/bao-cao?theo=x"),
      ] {
        let answer = try await clerk.get(address)
        #expect(
          answer.status == 303 && answer.location == clean, "\(address) \(answer.status) \(answer.location ?? "")")
      }
      for address in ["//evil.example/", "/%2Fevil.example/", "/%5Cevil.example/", "///", "/.", "/nothing"] {
        let answer = try await browser.get(address)
        let location = answer.location ?? "/"
        #expect(
          location.hasPrefix("/") && !location.hasPrefix("//") && !location.hasPrefix("/\\"), "\(address): \(location)")
      }
      #expect(try await browser.post("/tra-cuu/\(code)/", ["so_cuoi": "1"]).status == 404)
      #expect(try await portal.get("/api/v1/procedures/").status == 404)
    }
  }

  @Test("A receipt's whole address opens the details, as its QR code does; with a wrong key it does not")
  func wholeAddress() async throws {
    try await TestPortal.run { portal in
      let key = LookupKey()
      let code = try portal.takeIn(key: key)
      let site = "https://motcua.thanh-pho-ho-chi-minh.example"
      for address in [
        "\(site)/tra-cuu/\(code)?khoa=\(key)", "\(site)/tra-cuu/\(code)?khoa=\(key)#x",
        "\u{FEFF}/tra-cuu/\(code)?khoa=\(key) ",
      ] {
        let browser = portal.browser()
        let answer = try await browser.get("/tra-cuu?ma=\(percentEncoded(address))")
        #expect(answer.status == 303 && answer.location == "/tra-cuu/\(code)", "\(address)")
        #expect(try await browser.get("/tra-cuu/\(code)").text.contains("Đề nghị riêng tư"), "\(address)")
      }
      let browser = portal.browser()
      let wrong = try await browser.get("/tra-cuu?ma=\(percentEncoded("\(site)/tra-cuu/\(code)?khoa=ABCD3467"))")
      #expect(wrong.status == 422 && !wrong.text.contains("Đề nghị riêng tư"))
      let none = try await browser.get("/tra-cuu?ma=\(percentEncoded("\(site)/tra-cuu/\(code)?khoa="))")
      #expect(none.status == 303)
      #expect(try await !browser.get("/tra-cuu/\(code)").text.contains("Đề nghị riêng tư"))
    }
  }

  @Test(
    "A text that is not a code is recognised for what it is, with advice",
    arguments: [
      ("0912 345 678", "số điện thoại hoặc số định danh"), ("+84 912345678", "số điện thoại hoặc số định danh"),
      ("079123456789", "số điện thoại hoặc số định danh"), ("024123456", "số điện thoại hoặc số định danh"),
      ("261120-0002", "còn thiếu phần mã cơ quan"), ("261120 0002", "còn thiếu phần mã cơ quan"),
      ("2611200002", "còn thiếu phần mã cơ quan"), ("hồ sơ của tôi", "gồm ba phần"), ("12345", "gồm ba phần"),
    ])
  func otherNumbers(_ typed: String, _ sentence: String) async throws {
    try await TestPortal.run { portal in
      let page = try await portal.browser().get("/tra-cuu?ma=\(percentEncoded(typed))")
      #expect(page.status == 404 && page.text.contains(sentence))
      for help in ["Không có mã hồ sơ?", "giấy tiếp nhận", "tin nhắn", "giấy tờ tùy thân", "tel:1022"] {
        #expect(page.text.contains(help), "\(help)")
      }
    }
  }
}
