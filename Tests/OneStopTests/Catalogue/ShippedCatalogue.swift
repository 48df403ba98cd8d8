import TestSupport
import Testing

@testable import OneStop

/// The catalogue of the city of 2018 under `Resources`, as tests see it.
enum Shipped {
  static let parts: [CatalogueFile.Part] = [.agencies, .procedures, .holidays, .lunar]

  static func file(_ part: CatalogueFile.Part) throws -> CatalogueFile {
    CatalogueFile(name: part.fileName, bytes: try Resources.bytes(Resources.catalogue2018(part.fileName)))
  }

  static let catalogue: Result<Catalogue, any Error> = Result {
    try Catalogue().reading(try parts.map(file))
  }

  static let calendar: Result<WorkCalendar, any Error> = catalogue.map(\.cityCalendar)
}

func date(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }
func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }
