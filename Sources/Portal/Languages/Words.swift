import FoundationEssentials

/// Everything that people read in one language, from `Resources/Languages/LANGUAGE.json`. A feature's words stand in its
/// own folder; a key that a file lacks is an error that names it, when the program starts.
package struct Words: Decodable, Sendable {
  package var site: SiteWords
  package var dates: DateWords
  package var dossiers: DossierWords
  package var form: FormWords
  package var errors: ErrorWords
  package var home: HomeWords
  package var lookup: LookupWords
  package var accounts: AccountWords
  package var refusals: RefusalWords
  package var staff: StaffWords
  package var intake: IntakeWords
  package var printed: PrintedFormWords
  package var reports: ReportWords
  package var catalogue: CatalogueWords
  package var ratings: RatingWords

  package static func read(_ language: Language, from file: [UInt8]) throws(LanguageError) -> Words {
    let decoder = JSONDecoder()
    if let key = CodingUserInfoKey.language { decoder.userInfo[key] = language }
    do {
      return try decoder.decode(Words.self, from: Data(file))
    } catch let error as DecodingError {
      throw LanguageError(file: "\(language.rawValue).json", reason: LanguageError.sentence(error))
    } catch {
      throw LanguageError(file: "\(language.rawValue).json", reason: "\(error)")
    }
  }
}

/// A language file that cannot be used, and why.
package struct LanguageError: Error, CustomStringConvertible {
  var file: String
  var reason: String

  package var description: String { "Resources/Languages/\(file): \(reason)" }

  static func sentence(_ error: DecodingError) -> String {
    let path = { (keys: [any CodingKey]) in keys.map(\.stringValue).joined(separator: ".") }
    return switch error {
    case .keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(path(context.codingPath)) is not a text, or a pair of \"one\" and \"other\""
    case .dataCorrupted(let context): "it is not JSON: \(context.debugDescription)"
    @unknown default: "\(error)"
    }
  }
}
