import Testing

@testable import OneStop

@Suite("Agencies that merge into others") struct DissolutionTests {
  private let first = LocalDate.july(1)
  private let second = LocalDate.july(10)

  /// Quận 41 merges into 42 on 1 July, 42 into 43 on 10 July; 44 stays.
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

  @Test("The successor keeps the papers of those that merged into it")
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

  enum Expected: Sendable {
    case nothing, decisionMissing, intoItself
    case unknown(Int)
    case dissolvedAlready(Int)
    case successorDissolved(Int)
    case awaited(Int)
  }

  @Test(
    "What stands in its way is said",
    arguments: [
      (44, 43, 1, "c", .nothing), (44, 43, 1, "", .decisionMissing), (44, 44, 1, "c", .intoItself),
      (99, 44, 1, "c", .unknown(99)), (44, 99, 1, "c", .unknown(99)),
      (41, 44, 1, "c", .dissolvedAlready(41)), (44, 42, 1, "c", .successorDissolved(42)),
      // 42 is still to merge into 43 when that would end.
      (43, 44, 9, "c", .awaited(42)), (43, 44, 10, "c", .nothing),
    ] as [(Int, Int, Int, String, Expected)])
  func mistake(from: Int, to: Int, day: Int, decision: String, expected: Expected) throws {
    let catalogue = try catalogue()
    func end(_ number: Int) throws -> (AgencyCode, Dissolution) {
      (try code(number), try #require(catalogue.agency(try code(number))?.dissolution))
    }
    let mistake: DissolutionMistake? =
      switch expected {
      case .nothing: nil
      case .decisionMissing: .decisionMissing
      case .intoItself: .intoItself
      case .unknown(let number): .unknownAgency(try code(number))
      case .dissolvedAlready(let number): .dissolvedAlready(try end(number).0, try end(number).1)
      case .successorDissolved(let number): .successorDissolved(try end(number).0, try end(number).1)
      case .awaited(let number): .awaited(try end(number).0, try end(number).1)
      }
    let found = catalogue.mistake(
      in: Dissolution(into: try code(to), on: .july(day), decision: decision), of: try code(from))
    #expect(found == mistake)
  }
}

extension LocalDate {
  fileprivate static func july(_ day: Int) -> LocalDate {
    LocalDate(year: 2025, month: 7, day: day) ?? LocalDate(daysSinceEpoch: 0)
  }
}
