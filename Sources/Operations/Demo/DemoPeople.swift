import FoundationEssentials
import OneStop

/// Names, addresses and sentences of made-up people, from `Resources/Demo/people.json`.
package struct DemoPeople: Decodable, Sendable {
  package var family: [String]
  package var middle: [String]
  package var given: [String]
  var streets: [String]
  var enterprises: [String]
  var enterpriseNames: [String]
  var organisations: [String]
  package var requests: [String]
  var supplementNotes: [String]
  var processingNotes: [String]
  var withdrawNotes: [String]
  var stopNotes: [String]
  var refusalNotes: [String]
  var lateNotes: [String]
  var correctionNotes: [String]
  var undoNotes: [String]
  /// Questions to other agencies, and their answers.
  package var questions: [String]
  var agreements: [String]
  package var conditions: [String]
  var objections: [String]
  var commentsSatisfied: [String]
  var commentsPartly: [String]
  var commentsUnsatisfied: [String]

  package static func read(_ file: [UInt8]) throws -> DemoPeople {
    try JSONDecoder().decode(DemoPeople.self, from: Data(file))
  }

  func personName(_ random: inout DemoRandom) -> String {
    "\(random.pick(family) ?? "") \(random.pick(middle) ?? "") \(random.pick(given) ?? "")"
  }

  /// - Parameter places: wards and communes in which the agency's applicants live; now and then none is written down.
  package func applicant(_ kind: Applicant.Kind, in places: [String], _ random: inout DemoRandom) -> Applicant {
    let name: String
    let identity: String
    switch kind {
    case .citizen:
      name = personName(&random)
      identity = "079" + padded(random.below(1_000_000_000), 9)
    case .enterprise:
      name = filled(random.pick(enterprises), &random)
      identity = "03" + padded(random.below(100_000_000), 8)
    case .organisation:
      name = filled(random.pick(organisations), &random)
      identity = "03" + padded(random.below(100_000_000), 8)
    }
    let street = random.pick(streets) ?? ""
    let number = Int(identity.suffix(6)) ?? 0
    let place = places.isEmpty || number % 12 == 0 ? "" : ", " + places[number / 12 % places.count]
    return Applicant(
      kind: kind, name: name, identity: IdentityNumber(stored: identity),
      phone: PhoneNumber(stored: "09" + padded(random.below(100_000_000), 8)),
      email: random.chance(0.3) ? EmailAddress(stored: "nguoinop\(random.below(1_000_000))@example.vn") : nil,
      address: "\(random.below(400) + 1) \(street)\(place)")
  }

  private func filled(_ pattern: String?, _ random: inout DemoRandom) -> String {
    let parts = (pattern ?? "").split(separator: "{name}", omittingEmptySubsequences: false)
    return parts.joined(separator: random.pick(enterpriseNames) ?? "")
  }
}
