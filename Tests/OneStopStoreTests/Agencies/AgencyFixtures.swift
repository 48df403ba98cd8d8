import OneStop
import TestSupport

@testable import OneStopStore

extension CatalogueFile {
  /// Districts 1 and 2, the department of health and the one of planning.
  static let fourAgencies: CatalogueFile = {
    let records = [AgencyCode.district1, .district2, .health, .planning].map { code in
      "{\"code\":\"\(code)\",\"name_vi\":\"Cơ quan \(code)\",\"kind\":\"district\"}"
    }
    return CatalogueFile(name: "agencies.json", bytes: Array("[\(records.joined(separator: ","))]".utf8))
  }()
}

extension Store {
  func addAgencies() throws {
    try writer.bulk { _ = try $0.importCatalogue([.fourAgencies], now: .at("2018-01-01T08:00")) }
  }

  /// Decides the end of an agency and answers the work.
  @discardableResult
  func dissolve(
    _ agency: AgencyCode, into successor: AgencyCode, on date: String = "2018-06-10"
  ) throws -> AgencyDissolution? {
    try writer.bulk { transaction in
      try transaction.dissolve(
        agency, Dissolution(into: successor, on: .on(date), decision: "Nghị quyết 1685"),
        by: .staff(login: "quan-tri"), now: .at("\(date)T07:00"))
      return try transaction.agencyDissolutions().first { $0.agency == agency }
    }
  }

  /// Passes all on, or so many dossiers; those that another agency has afterwards.
  @discardableResult
  func pass(
    _ work: AgencyDissolution, now: String = "2018-06-10T08:00", batch: Int = 3, atMost: Int = .max
  ) throws -> [Int64] {
    try writer.bulk { try $0.beginPassing(work) }
    var moved: [Int64] = []
    var left = atMost
    while left > 0 {
      let count = try writer.bulk { transaction in
        try transaction.passDossiers(of: work, limit: min(batch, left), now: .at(now)) { moved.append($0.id) }
      }
      if count == 0 {
        try writer.bulk { try $0.finishPassing(work, now: .at(now)) }
        break
      }
      left -= count
    }
    return moved
  }
}
