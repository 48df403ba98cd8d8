import OneStop
import Testing

@Suite("Numbers in Vietnamese words")
struct VietnameseWordsTests {
  @Test(
    "are read as a bank clerk reads them",
    arguments: [
      ("0", "Không"), ("5", "Năm"), ("10", "Mười"), ("15", "Mười lăm"), ("21", "Hai mươi mốt"), ("11", "Mười một"),
      ("24", "Hai mươi tư"), ("105", "Một trăm linh năm"), ("110", "Một trăm mười"), ("1000", "Một nghìn"),
      ("1005", "Một nghìn không trăm linh năm"), ("2026", "Hai nghìn không trăm hai mươi sáu"),
      ("100000", "Một trăm nghìn"), ("1000000005", "Một tỷ không trăm linh năm"),
      ("1500000000", "Một tỷ năm trăm triệu"), ("12.5", "Mười hai phẩy năm"), ("-3", "Âm ba"),
      ("-0.05", "Âm không phẩy không năm"), ("100000000000000", "Một trăm nghìn tỷ"),
    ])
  func numbers(number: String, words: String) throws {
    #expect(VietnameseWords.number(try #require(FormNumber(number))) == words)
  }

  @Test("are read in dates")
  func dates() throws {
    let date = try #require(LocalDate("2026-11-12"))
    #expect(VietnameseWords.date(date) == "Ngày mười hai tháng mười một năm hai nghìn không trăm hai mươi sáu")
    let early = try #require(LocalDate("1999-04-05"))
    #expect(VietnameseWords.date(early) == "Ngày mùng năm tháng tư năm một nghìn chín trăm chín mươi chín")
  }
}
