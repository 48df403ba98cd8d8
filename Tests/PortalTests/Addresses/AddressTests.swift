import OneStop
import Testing

@testable import Operations
@testable import Words

@Suite("Addresses of the portal") struct AddressTests {
  @Test("a pattern makes addresses that match it")
  func patterns() throws {
    let code = try #require(DossierCode("000.00.14.H29-180601-0001"))
    let procedure = try #require(ProcedureCode("1.003868"))
    let agency = try #require(AgencyCode("000.00.14.H29"))
    let week = try #require(ISOWeek("2018-20"))
    #expect("\(Address.dossier(code))" == "/tra-cuu/000.00.14.H29-180601-0001")
    #expect("\(Address.ledger(code))" == "/tra-cuu/000.00.14.H29-180601-0001/han")
    #expect("\(Address.procedure(procedure))" == "/thu-tuc/1.003868")
    #expect("\(Address.statisticsOf(agency).file("csv"))" == "/thong-ke/000.00.14.H29.csv")
    #expect("\(Address.language(.english))" == "/ngon-ngu/en")
    #expect("\(Address.weeklyReport(week))" == "/can-bo/bao-cao-tuan/2018-20")
    #expect("\(Address.action(code, .finish))" == "/can-bo/ho-so/000.00.14.H29-180601-0001/xong")
    #expect("\(Address.printedForm(code, .receipt))".hasSuffix("/bieu-mau/\(PrintedForm.receipt.rawValue)"))
    #expect("\(Address.answerFile(code, 2, 1))" == "/can-bo/ho-so/000.00.14.H29-180601-0001/y-kien/2/1")
    #expect("\(Address.bulkGoOn("a b"))" == "/can-bo/nhieu-ho-so/a%20b/lam-tiep")
  }

  @Test("a form with a page of its own is sent to that page's address")
  func actions() throws {
    let code = try #require(DossierCode("000.00.14.H29-180601-0001"))
    #expect(Address.correction(code) == Address.action(code, .correct))
    #expect(Address.answer(code) == Address.action(code, .answerConsultation))
  }

  @Test("a query is encoded, and empty values are left out")
  func query() throws {
    #expect("\(Address.search.with("q", "Nguyễn & An"))" == "/can-bo/tim?q=Nguy%E1%BB%85n%20%26%20An")
    #expect("\(Address.search.with("q", "").with("trang", 2))" == "/can-bo/tim?trang=2")
    let day = try #require(LocalDate("2018-06-01"))
    let pairs = [(name: "co-quan", value: ""), (name: "muc", value: "1")]
    #expect(
      "\(Address.comments.with(Period(day: day)).with(pairs))" == "/quan-tri/y-kien?tu=2018-06-01&den=2018-06-01&muc=1")
  }

  @Test(
    "a text that leads to another site, or could, is not an address",
    arguments: ["", "tra-cuu", "//example.vn", "https://example.vn", "/\\example.vn", "/tra cuu", "/tra-cứu", "/\n"])
  func foreign(_ text: String) { #expect(Address(text) == nil) }

  @Test("an address of this site that a browser sends is one")
  func local() throws {
    let address = try #require(Address("/can-bo?muc=moi"))
    #expect(address.path == "/can-bo" && address.hasQuery)
  }
}
