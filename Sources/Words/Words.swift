import FoundationEssentials

/// Everything that people read in one language, from `Resources/Languages/LANGUAGE.json`. A feature's words are in its
/// own folder. If a file lacks a key, the program names it and does not start.
///
/// Groups of words are classes, because pages pass them on many times, and copying a struct would count a reference for
/// each phrase.
package final class Words: Decodable, Sendable {
  package let site: SiteWords
  package let dates: DateWords
  package let dossiers: DossierWords
  package let form: FormWords
  package let errors: ErrorWords
  package let home: HomeWords
  package let lookup: LookupWords
  package let accounts: AccountWords
  package let refusals: RefusalWords
  package let roles: RoleWords
  package let steps: StepWords
  package let consultations: ConsultationWords
  package let staff: StaffWords
  package let corrections: CorrectionWords
  package let intake: IntakeWords
  package let printed: PrintedFormWords
  package let trackingBook: TrackingBookWords
  package let reports: ReportWords
  package let lateness: LatenessWords
  package let weekly: WeeklyWords
  package let catalogue: CatalogueWords
  package let ratings: RatingWords
  package let notices: NoticeWords
  package let worklists: WorklistWords
  package let bulk: BulkWords
  package let daysOff: DaysOffWords
  package let agencies: AgencyWords
  package let places: PlacesWords
  package let enterprises: EnterpriseWords
  package let about: AboutWords
  package let help: HelpWords
  package let downloads: DownloadWords
  package let keptForms: KeptFormWords
  package let files: FileWords
  package let people: PeopleWords
  package let tokens: TokenWords
  package let securityLog: SecurityLogWords
  package let looks: LookWords
  package let ownDossiers: OwnDossierWords
  package let signOn: SignOnWords
  package let dossierFiles: DossierFileWords
  package let resultCheck: ResultCheckWords
  package let retention: RetentionWords
  package let privacy: PrivacyWords
  package let filing: FilingWords
  package let forms: FormEditorWords

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
  package var file: String
  package var reason: String

  package var description: String { "Resources/Languages/\(file): \(reason)" }

  package static func sentence(_ error: DecodingError) -> String {
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
