import OneStop
import TestSupport
import Testing
import Workbook

@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Words

@Suite("The file of looks, where there are more than it may have") struct LookFileTests {
  private static func look(_ number: Int64, _ count: Int) throws -> RecordedLook {
    let code = try DossierCode(typed: "000.00.14.H29-180601-0001").unwrapped
    let agency = try AgencyCode("000.00.14.H29").unwrapped
    let dossier = RecordedLook.Dossier(code: code, agency: agency)
    return RecordedLook(
      number: number, at: Moment(microseconds: number * Moment.hour), reader: .person("lan"), agency: agency,
      part: .list, page: "/x", count: count, dossiers: Array(repeating: dossier, count: count))
  }

  /// Dossiers of each look, the newest first; lines; the look that the last line names.
  static let files: [([Int], lines: Int, cut: Int?)] = [
    ([], 0, nil), ([3, 4, 3], 10, nil), ([3, 4, 4], 7, 2), ([3, 4, 3, 1], 10, 3), ([10, 1], 10, 1), ([11], 10, 0),
    ([12, 5], 10, 0), ([9, 2], 9, 1),
  ]

  @Test("It ends between two looks, and says what is not in it", arguments: files, [Language.vietnamese, .english])
  func cut(_ file: ([Int], lines: Int, cut: Int?), _ language: Language) throws {
    let looks = try file.0.enumerated().map { try Self.look(Int64(100 - $0.offset), $0.element) }
    let words = try Resources.words(language)
    let table = LookFile(
      looks: looks, people: [:], agencyName: \.description, today: LocalDate(daysSinceEpoch: 20_000), words: words,
      most: 10
    ).table
    let text = String(decoding: table.csv(), as: UTF8.self).split(separator: "\r\n").map(String.init)
    #expect(text.count == 1 + file.lines + (file.cut == nil ? 0 : 1))
    guard let cut = file.cut else { return }
    let last = try #require(text.last)
    #expect(last.contains(looks[cut].at.rfc3339))
    #expect(last.contains(language == .vietnamese ? "Tệp dừng ở đây" : "The file ends here"))
  }
}
