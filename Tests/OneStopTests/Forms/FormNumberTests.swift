import OneStop
import Testing

@Suite("A number of a form")
struct FormNumberTests {
  @Test(
    "is read as people type it",
    arguments: [
      ("12", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("1.234", "1234"), ("1.234,5", "1234.5"),
      ("1,234.5", "1234.5"), ("1 234,5", "1234.5"), ("1.234.567", "1234567"), ("0.125", "0.125"), ("0,125", "0.125"),
      (",5", "0.5"), ("1234.567", "1234.567"), ("-3,25", "-3.25"), ("−3", "-3"), ("１２", "12"), ("007", "7"),
      ("100000000000000", "100000000000000"),
    ])
  func read(typed: String, number: String) {
    #expect(FormNumber(typed: typed)?.description == number)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", "-", ".", ",", "1.23.4", "1,2,3", "12a", "1e5", "1.234.5", "12.34,5", "1,5.000,2", "0,00001", "١,٥x",
      "100000000000001", String(repeating: "9", count: 40), String(repeating: "9", count: 300), "--1", "½",
    ])
  func refused(typed: String) {
    #expect(FormNumber(typed: typed) == nil)
  }

  @Test("is added, multiplied and divided exactly, half away from zero, and never beyond its range")
  func arithmetic() throws {
    let number = { (text: String) in try #require(FormNumber(text)) }
    #expect(try number("0.1").adding(number("0.2")) == number("0.3"))
    #expect(try number("2").divided(by: number("3")) == number("0.6667"))
    #expect(try number("-2").divided(by: number("3")) == number("-0.6667"))
    #expect(try number("1").divided(by: number("0")) == nil)
    #expect(try number("2.5").rounded(to: 0) == number("3"))
    #expect(try number("-2.5").rounded(to: 0) == number("-3"))
    let greatest = try number("100000000000000")
    #expect(greatest.adding(try number("0.0001")) == nil)
    #expect(greatest.multiplied(by: greatest) == nil)
    #expect(greatest.negated.subtracting(greatest) == nil)
    #expect(greatest.divided(by: try number("0.0001")) == nil)
  }

  @Test("is written in groups of three")
  func written() {
    #expect(FormNumber("1234567.5")?.text(point: ",", group: ".") == "1.234.567,5")
    #expect(FormNumber("-123")?.text(point: ",", group: ".") == "-123")
    #expect(FormNumber("-0.05")?.description == "-0.05")
  }
}
