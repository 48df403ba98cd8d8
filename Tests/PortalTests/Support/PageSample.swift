import Testing

@testable import Web

/// A page to be looked at, made as a value.
struct PageSample: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// The fields, by their ids, that have a mistake.
  var wrong: [String] = []
  /// Whether it shows what people have typed.
  var showsText = true
  let make: @Sendable (PageFixtures) throws -> Page

  init(
    _ name: String, wrong: [String] = [], showsText: Bool = true,
    _ make: @escaping @Sendable (PageFixtures) throws -> Page
  ) {
    testDescription = name
    self.wrong = wrong
    self.showsText = showsText
    self.make = make
  }

  /// Those of every page of the portal: a new page has its own beside its tests.
  static let all =
    everyones + errors + lookup + held + ledger + ratings + comments + procedures + statistics + intake + staffDossiers
    + corrections + consultations + formEditor + worklists + bulk + reports + lateness + weekly + outbox + daysOff
    + agencies
}
