import Testing

@testable import OneStopStore

@Suite struct EventNumberTests {
  @Test(
    "Each place of a dossier has a number between its first and last, and none of its neighbours'",
    arguments: [1, 65_535])
  func places(_ place: Int) throws {
    let number = try EventNumber.of(7, place: place)
    #expect(number >= EventNumber.all(of: 7).first && number <= EventNumber.all(of: 7).last)
    #expect(number > EventNumber.all(of: 6).last && number < EventNumber.all(of: 8).first)
  }

  @Test("A dossier without a place left takes no event in place of its neighbour's")
  func full() {
    #expect(throws: StoreError.self) { try EventNumber.of(7, place: 65_536) }
  }
}
