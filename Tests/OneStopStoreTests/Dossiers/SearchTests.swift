import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite(.eachEngine) struct SearchTests {
  let folder: TemporaryFolder
  let store: Store
  /// By number from 1.
  static let names = [
    "Nguyễn Văn Đức", "Nguyễn Thị Dung", "Trần Văn Đức", "Lê Đức Dũng", "NGUYỄN VĂN DƯƠNG",
    "Công ty TNHH Một thành viên 36 Đức Dũng", "O'Neil <b>Đức</b> 👷",
  ]

  init() throws {
    folder = try TemporaryFolder()
    store = try Store(in: folder)
    try store.writer.bulk { transaction in
      for (index, name) in SearchTests.names.enumerated() {
        try transaction.accept(
          .sample(name, identity: "07912345678\(index)", phone: "091234567\(index)"), at: .at("2018-05-28T09:00"))
      }
      try transaction.accept(.sample("Nguyễn Văn Đức", agency: .district2), at: .at("2018-05-28T09:00"))
    }
  }

  private func numbers(_ query: String, _ agencies: [AgencyCode] = [.district1], limit: Int = 50) throws -> [Int64] {
    try store.makeReader().search(query, agencies: agencies, limit: limit).map(\.id)
  }

  @Test("Of many names that begin so, those with the other word are found too")
  func manyEndings() throws {
    try store.writer.bulk { transaction in
      for letter in "abcdeghiklmnopqrstuvxy" {
        for end in ["n", "m"] { try transaction.accept(.sample("Phạm B\(letter)\(end)"), at: .at("2018-05-28T09:00")) }
      }
      try transaction.accept(.sample("Vũ Ban"), at: .at("2018-05-28T09:00"))
    }
    #expect(try numbers("pham b").count == 44)
    #expect(try numbers("vu b") == [53])
    #expect(try numbers("b").count == 46, "with a b of its own")
  }

  @Test(
    "Names are found by words in any order, with or without diacritics, the last one perhaps unfinished",
    arguments: [
      ("Nguyễn Văn Đức", [1]), ("nguyen van duc", [1]), ("DUC nguyen", [1]), ("nguyễn", [5, 2, 1]),
      ("duc", [7, 6, 4, 3, 1]), ("đức", [7, 6, 4, 3, 1]), ("nguyen van du", [5, 1]), ("van d", [5, 3, 1]),
      ("duc dung", [6, 4]), ("dung duc", [6, 4]), ("36 duc", [6]), ("nguyen nguyen", [5, 2, 1]), ("o neil", [7]),
      ("Nguye\u{302}\u{303}n Va\u{306}n \u{110}u\u{31B}\u{301}c", [1]), ("xyz", []), ("", []), ("!!", []),
      ("van xyz", []), ("xyz van", []),
    ] as [(String, [Int64])])
  func names(_ query: String, _ expected: [Int64]) throws {
    #expect(try numbers(query) == expected)
  }

  @Test(
    "Codes, ends of codes, phones and identity numbers are found as people write them",
    arguments: [
      ("000.00.41.H29-180528-0003", [3]), (" 000.00.41.h29-180528-0003 ", [3]), ("180528-0003", [3]),
      ("0912 345 672", [3]), ("+84912345672", [3]), ("079123456782", [3]), ("180528-0099", []), ("0999999999", []),
      ("0003", [3]), ("3", [3]), ("28-0003", [3]), ("0528-3", [3]), ("27-0003", []), ("0009", []), ("0", []),

    ] as [(String, [Int64])])
  func numbersAndCodes(_ query: String, _ expected: [Int64]) throws {
    #expect(try numbers(query) == expected)
  }

  @Test("The number of a day is that of each of the last days, the newest first")
  func numberOfADay() throws {
    try store.writer.bulk { transaction in
      for day in 1...CodeTail.days {
        try transaction.accept(.sample("Lê Lợi"), at: Moment(LocalDate(daysSinceEpoch: 18_000 + Int32(day)), .midnight))
      }
    }
    let found = try numbers("0001", limit: 100)
    #expect(found == (9..<9 + Int64(CodeTail.days)).reversed())
    #expect(try numbers("180528-0001") == [1])
  }

  @Test("Only dossiers of the asked agencies are found, by whatever key")
  func scope() throws {
    #expect(try numbers("nguyen van duc", [.district1, .district2]) == [8, 1])
    #expect(try numbers("nguyen van duc", []) == [])
    #expect(try numbers("000.00.41.H29-180528-0003", [.district2]) == [])
    #expect(try numbers("0912345672", [.district2]) == [])
  }

  @Test("No more are found than asked for, and they are the newest")
  func limit() throws {
    #expect(try numbers("duc", limit: 2) == [7, 6])
  }

  @Test("Of many names those are found that have every word, however common", arguments: UInt64(1)...4)
  func manyNames(_ seed: UInt64) throws {
    var dice = FiguresTests.Dice(state: seed)
    // The first are in most names, the last in few.
    let pool = ["an", "anh", "ang", "nguyen", "nga", "van", "thi", "binh"]
    func words(_ count: Int) -> [String] {
      (0..<count).compactMap { _ in pool[...Int.random(in: pool.indices, using: &dice)].randomElement(using: &dice) }
    }
    var names: [Int64: [String]] = [:]
    try store.writer.bulk { transaction in
      for id in 8 + 1...8 + Int64(400) {
        let name = words(.random(in: 1...5, using: &dice))
        names[id] = name
        try transaction.accept(.sample(name.joined(separator: " ")), at: .at("2018-05-28T10:00"))
      }
    }
    for _ in 0..<60 {
      var query = words(.random(in: 1...3, using: &dice))
      query[query.count - 1] = String(query[query.count - 1].prefix(.random(in: 1...4, using: &dice)))
      let matching = names.filter { _, name in
        query.dropLast().allSatisfy(name.contains) && name.contains { $0.hasPrefix(query[query.count - 1]) }
      }
      let found = try numbers(query.joined(separator: " "), limit: 1_000).filter { $0 > 8 }
      #expect(found == matching.keys.sorted(by: >), "\(query)")
    }
  }
}
