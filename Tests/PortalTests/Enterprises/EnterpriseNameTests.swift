import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Markup
@testable import Operations
@testable import Portal

@Suite("The names of enterprises, looked up by anybody") struct EnterpriseNameTests {
  private static let path = "/ten-doanh-nghiep"

  private static func fill(_ portal: TestPortal) throws {
    let lines = """
      code,name,short_name,seat,dissolved_on
      0300588569,Công ty TNHH Sông Bé,SOBECO,1 Lê <Lợi>,
      0100109106,Công ty cổ phần Sao Mai,,2 Lê Lợi,01/01/2017
      """
    let enterprises = try EnterpriseFile(Array(lines.utf8)).unwrapped.map { try $0.get() }
    #expect(try portal.data.run(ImportEnterprises(enterprises)).added == 2)
  }

  @Test("Whether a name is taken, and whose it is; by code as well; dissolved ones have no claim")
  func names() async throws {
    try await TestPortal.run { portal in
      let browser = portal.browser()
      #expect(try await browser.get(Self.path + "?q=a").text.contains("chưa được nạp"))
      try Self.fill(portal)
      #expect(try await !browser.get(Self.path).text.contains("chưa được nạp"))
      for (typed, sentence, found) in [
        ("Công ty TNHH Sông Bé", "trùng với tên đã đăng ký", "0300588569"),
        ("Công ty TNHH Sông Bé 2", "dễ nhầm với tên đã đăng ký", "0300588569"),
        ("Sao Mai", "Chưa thấy tên nào trùng", "0100109106"), ("0300 588 569", "Doanh nghiệp tìm thấy", "0300588569"),
        ("0100109107", "Không tìm thấy doanh nghiệp nào có mã số này", "0100109107"),
        ("0301234567", "Không tìm thấy doanh nghiệp nào có mã số này", "0301234567"),
        ("công ty cổ phần sao mai", "Chưa thấy tên nào trùng", "Đã giải thể ngày"),
      ] {
        let answer = try await browser.get("\(Self.path)?q=\(percentEncoded(typed))")
        #expect(answer.status == 200 && answer.text.contains(sentence) && answer.text.contains(found), "\(typed)")
        #expect(!answer.text.contains("<Lợi>"))
      }
    }
  }
}
