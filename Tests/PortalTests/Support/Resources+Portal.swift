import OneStop
import TestSupport

@testable import Portal
@testable import Words

extension Resources {
  /// The folder that is shipped.
  static let all = PortalResources(path: root.appending(path: "Resources").path)

  /// Read once: they never change.
  private static let words: [Language: Result<Words, any Error>] = Dictionary(
    uniqueKeysWithValues: Language.allCases.map { language in
      (language, Result { try Words.read(language, from: bytes("Languages/\(language.rawValue).json")) })
    })

  static func words(_ language: Language) throws -> Words { try words[language].unwrapped.get() }

  static let help: Result<[Language: HelpText], any Error> = Result { try all.help() }

  /// Of the city of 2018, which most tests are about.
  static func catalogueFiles() throws -> [CatalogueFile] {
    try all.catalogueFiles("2018")
  }

  static let forms: Result<[ShippedForm], any Error> = Result { try all.forms("2018") }

  /// The first version of the form that comes with that catalogue.
  static func form(_ code: ProcedureCode) throws -> FormDefinition { try forms.get().first(of: code).unwrapped }

  static let catalogue: Result<Catalogue, any Error> = Result { try Catalogue().reading(catalogueFiles()) }

  /// Its days, counted once: that takes longer than most tests.
  static let calendar: Result<WorkCalendar, any Error> = catalogue.map(\.cityCalendar)

  /// A ward with a district above it.
  static var ward: Agency? {
    get throws { try catalogue.get().agencies.first { $0.kind == .ward && $0.parent != nil } }
  }
}

struct Missing: Error {}

extension Optional {
  /// Like `#require`, for helpers that are not told where they are called.
  var unwrapped: Wrapped {
    get throws {
      guard let self else { throw Missing() }
      return self
    }
  }
}
