import Testing

@testable import OneStop

@Suite("Cards that a hand scanner types") struct CitizenCardTests {
  private static let address = "12 Lê Lợi, Bến Nghé, Quận 1, TP. Hồ Chí Minh"
  private static let card = "079185012345|025123456|Nguyễn Văn An|30041985|Nam|\(address)|01052021"

  @Test(
    "The parts of a card are found, whatever stood in the field before, and with what later cards have more",
    arguments: [
      card, " \(card)\r\n", "Nguyễn\(card)", card + "||Nguyễn Văn Ba|Lê Thị Bốn|",
      card.replacing("025123456", with: ""),
      card.replacing("Nguyễn Văn An", with: "Nguye\u{302}\u{303}n Va\u{306}n An"),
    ])
  func parts(_ text: String) throws {
    let card = try #require(CitizenCard(in: text))
    #expect(card.identity.description == "079185012345")
    #expect(card.name.utf8.elementsEqual("Nguyễn Văn An".utf8))
    #expect(card.birthDate == LocalDate("1985-04-30"))
    #expect(card.address == Self.address)
  }

  @Test("A date that no calendar has is none", arguments: ["31021985", "3041985", "00000000", "", "ba mươi"])
  func dates(_ date: String) throws {
    let card = try #require(CitizenCard(in: Self.card.replacing("30041985", with: date)))
    #expect(card.birthDate == nil)
  }

  @Test(
    "What is no card is none",
    arguments: [
      "", "079185012345", "079185012345|025123456|Nguyễn Văn An", "07918501234|||Nguyễn Văn An|30041985|Nam|x|",
      "024123456||Nguyễn Văn An|30041985|Nam|x",
      "079185012345|xxx|Nguyễn Văn An|30041985|Nam|x", "079185012345|| |30041985|Nam|x",
      "Công ty A|B|C|D|E|F", String(repeating: "|", count: 100_000),
    ])
  func others(_ text: String) {
    #expect(CitizenCard(in: text) == nil)
  }
}
