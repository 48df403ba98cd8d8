import Testing

@testable import OneStop

@Suite("The catalogue as it stands on a day") struct CatalogueDayTests {
  private static let first = LocalDate.july(1)
  private static let second = LocalDate.july(10)
  private static let days = [first.adding(days: -1), first, second]

  /// A tree by parents, and ends: from, to, on.
  private static func catalogue(
    _ parents: KeyValuePairs<Int, Int?>, ending ends: [(Int, Int, LocalDate)]
  ) throws -> Catalogue {
    let agencies = try parents.map { number, parent in
      Agency(
        code: try code(number), name: BilingualText("Cơ quan \(number)"), kind: .district,
        parent: try parent.map { try code($0) })
    }
    let dissolutions = try ends.map { (try code($0), Dissolution(into: try code($1), on: $2, decision: "a")) }
    return Catalogue(agencies: agencies).with(Dictionary(uniqueKeysWithValues: dissolutions))
  }

  private static func code(_ number: Int) throws -> AgencyCode {
    try #require(AgencyCode("000.00.\(number).H29"))
  }

  /// Below the city 10 stand 41, 42 and 43; 51 and 52 below 41, 53 below 43. 41 merges into 42, and that one into 43.
  private static func city() throws -> Catalogue {
    try catalogue(
      [10: nil, 41: 10, 42: 10, 43: 10, 51: 41, 52: 41, 53: 43], ending: [(41, 42, first), (42, 43, second)])
  }

  @Test(
    "What the law gives by name is the agency's until the day before its end, and its successor's from the day on",
    arguments: [(41, [41, 42, 43]), (42, [42, 42, 43]), (43, [43, 43, 43])])
  func named(number: Int, answering: [Int]) throws {
    for (day, expected) in zip(Self.days, answering) {
      let catalogue = try Self.city().asOf(day)
      let code = try Self.code(number)
      let procedure = try Procedure.sample(.agency(code))
      let found = [catalogue.agencies.filter { $0.answers(to: code) }, catalogue.agencies(handling: procedure)]
      let codes = [try Self.code(expected)]
      #expect(found.map { $0.map(\.code) } == [codes, codes], "\(day)")
    }
  }

  @Test("What every agency of a kind handles, one that has ended does not")
  func kind() throws {
    let procedure = try Procedure.sample(.every(.district))
    for (day, ended) in zip(Self.days, [[], [41], [41, 42]]) {
      let catalogue = try Self.city().asOf(day)
      let idle = catalogue.agencies.filter { !procedure.isHandled(by: $0) }.map(\.code)
      let expected = try ended.map { try Self.code($0) }
      #expect(idle == expected)
    }
  }

  @Test(
    "Those below an agency are below its successor from the day on; the agency itself stays where it was",
    arguments: [
      (41, [[41, 51, 52], [41], [41]]), (42, [[42], [42, 51, 52], [42]]),
      (43, [[43, 53], [43, 53], [43, 51, 52, 53]]),
    ])
  func below(number: Int, trees: [[Int]]) throws {
    for (day, expected) in zip(Self.days, trees) {
      let catalogue = try Self.city().asOf(day)
      let codes = try expected.map { try Self.code($0) }
      let found = catalogue.subtree(of: try Self.code(number)).map(\.code).sorted()
      #expect(found == codes, "\(day)")
      #expect(catalogue.subtree(of: try Self.code(10)).count == 7)
    }
  }

  @Test(
    "A successor from below takes the place of what it stood under, and of two that cross each other none is lost",
    arguments: [
      // A child, and a grandchild.
      ([(10, nil), (41, 10), (51, 41), (52, 41)], [(41, 51)], [51: 10, 52: 51]),
      ([(10, nil), (41, 10), (51, 41), (61, 51)], [(41, 61)], [51: 61, 61: 10]),
      ([(10, nil), (41, 10), (42, 10), (51, 42), (52, 41)], [(41, 51), (42, 52)], [51: 42, 52: 41]),
      // The city's own.
      ([(10, nil), (41, 10), (42, 10)], [(10, 41)], [41: nil, 42: 41]),
    ] as [([(Int, Int?)], [(Int, Int)], [Int: Int?])])
  func upside(tree: [(Int, Int?)], ends: [(Int, Int)], parents: [Int: Int?]) throws {
    let agencies = try tree.map { number, parent in
      Agency(
        code: try Self.code(number), name: BilingualText("a"), kind: .district,
        parent: try parent.map { try Self.code($0) })
    }
    let dissolutions = try ends.map { from, to in
      (try Self.code(from), Dissolution(into: try Self.code(to), on: Self.first, decision: "a"))
    }
    let catalogue = Catalogue(agencies: agencies).with(Dictionary(uniqueKeysWithValues: dissolutions)).asOf(Self.first)
    for (number, parent) in parents {
      let expected = try parent.map { try Self.code($0) }
      #expect(catalogue.agency(try Self.code(number))?.parent == expected, "\(number)")
    }
    for agency in catalogue.agencies { #expect(catalogue.ancestors(of: agency.code).last?.parent == nil) }
  }

  @Test("A leader stands above those below, and above what merged into these")
  func under() throws {
    // 21 and 22 below the city; 41 below the one merges into 42 below the other.
    let catalogue = try Self.catalogue([10: nil, 21: 10, 22: 10, 41: 21, 42: 22], ending: [(41, 42, Self.first)])
    for (day, isUnder) in zip(Self.days, [false, true, true]) {
      let (old, head) = (try Self.code(41), try Self.code(22))
      #expect(catalogue.asOf(day).isAgency(old, under: head, on: day) == isUnder)
      #expect(!catalogue.asOf(day).isAgency(head, under: old, on: day))
    }
  }

  @Test("It holds until the next end")
  func next() throws {
    let catalogue = try Self.city()
    #expect(Self.days.map(catalogue.nextEnd) == [Self.first, Self.second, nil])
    #expect(catalogue.asOf(Self.first).nextEnd(after: Self.first) == Self.second)
  }
}

extension Procedure {
  fileprivate static func sample(_ handler: Handler) throws -> Procedure {
    Procedure(
      code: try #require(ProcedureCode("1.009994")), name: BilingualText("a"),
      field: Field(slug: "a", name: BilingualText("a")), handler: handler,
      rules: DeadlineRules(try #require(ProcessingTime(1, .workingDays))), onlineLevel: 2, allowsPost: false,
      fee: Fee(amount: 0), papers: [], steps: [], validFrom: LocalDate(daysSinceEpoch: 0))
  }
}

extension LocalDate {
  fileprivate static func july(_ day: Int) -> LocalDate {
    LocalDate(year: 2025, month: 7, day: day) ?? LocalDate(daysSinceEpoch: 0)
  }
}
