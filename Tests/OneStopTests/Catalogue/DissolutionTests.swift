import Testing

@testable import OneStop

@Suite("Agencies that go up in others") struct DissolutionTests {
  private let first = LocalDate.july(1)
  private let second = LocalDate.july(10)

  /// Quận 41 goes up in 42 on 1 July, 42 in 43 on 10 July; 44 stays.
  private func catalogue() throws -> Catalogue {
    let agencies = try (41...44).map { number in
      Agency(code: try code(number), name: BilingualText("Quận \(number)"), kind: .district)
    }
    return Catalogue(agencies: agencies).with([
      try code(41): Dissolution(into: try code(42), on: first, decision: "a"),
      try code(42): Dissolution(into: try code(43), on: second, decision: "b"),
    ])
  }

  private func code(_ number: Int) throws -> AgencyCode { try #require(AgencyCode("000.00.\(number).H29")) }

  @Test("Its work is the successor's from its day on, and that one's successor's", arguments: [41, 42, 43, 44])
  func present(number: Int) throws {
    let catalogue = try catalogue()
    let expected = [number, number == 41 ? 42 : number, [41, 42].contains(number) ? 43 : number]
    let days = [first.adding(days: -1), first, second]
    for (day, present) in zip(days, expected) {
      let (found, wanted) = (catalogue.present(try code(number), on: day), try code(present))
      #expect(found == wanted)
    }
  }

  @Test("The successor keeps the papers of those that went up in it")
  func predecessors() throws {
    let catalogue = try catalogue()
    func found(_ number: Int, _ day: LocalDate) throws -> [AgencyCode] {
      catalogue.predecessors(of: try code(number), on: day).map(\.code).sorted()
    }
    #expect(try found(42, first.adding(days: -1)) == [])
    #expect(try found(42, first) == [try code(41)])
    #expect(try found(43, first) == [])
    #expect(try found(43, second) == [try code(41), try code(42)])
  }

  @Test("What is against it is said")
  func mistakes() throws {
    let catalogue = try catalogue()
    let all = [41, 42, 43, 44]
    func mistake(_ from: Int, _ to: Int, _ day: LocalDate, _ decision: String = "c") throws -> DissolutionMistake? {
      catalogue.mistake(in: Dissolution(into: try code(to), on: day, decision: decision), of: try code(from))
    }
    #expect(try mistake(44, 43, first) == nil)
    #expect(try mistake(44, 43, first, "") == .decisionMissing)
    #expect(try mistake(44, 44, first) == .intoItself)
    #expect(try mistake(99, 44, first) == .unknownAgency(try code(99)))
    #expect(try mistake(44, 99, first) == .unknownAgency(try code(99)))
    let ends = try all.map { try #require(catalogue.agency(try code($0))).dissolution }
    #expect(try mistake(41, 44, first) == .dissolvedAlready(try code(41), #require(ends[0])))
    #expect(try mistake(44, 42, first) == .successorDissolved(try code(42), #require(ends[1])))
    // 42 is still to come when 43 would end.
    #expect(try mistake(43, 44, second.adding(days: -1)) == .awaited(try code(42), #require(ends[1])))
    #expect(try mistake(43, 44, second) == nil)
  }
}

extension LocalDate {
  fileprivate static func july(_ day: Int) -> LocalDate {
    LocalDate(year: 2025, month: 7, day: day) ?? LocalDate(daysSinceEpoch: 0)
  }
}
