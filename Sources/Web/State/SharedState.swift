import HTTPServer
import Logging
import OneStop
import OneStopStore
import Operations
import Synchronization
import Words

/// The state that all event loops share.
package final class SharedState: Sendable {
  package let store: Store
  package let secrets: Secrets
  /// The folder of uploaded files, each under its SHA-256.
  package let uploads: UploadFolder
  package let wrongTries = WrongTries()
  package let signInTries = SignInTries()
  package let signOnTries = SignOnTries()
  package let ownLooks = OwnLooks()
  package let tokenUse = TokenUse()
  package let passwords = Passwords()
  package let draftTries = DraftTries()
  package let formChecks = FormChecks()
  package let emptySearches = EmptySearches()
  package let dueMovePreviews = DueMovePreviews()
  package let logger: Logger
  package let accessLog: AccessLog
  /// The API's description for programs (OpenAPI), as it is served.
  package let openAPI: [UInt8]
  /// The JSON Schema of a form's file.
  package let formSchema: [UInt8]
  /// The text of the help pages.
  package let help: [Language: HelpText]
  /// What a new password must be.
  package let passwordRule: PasswordRule
  /// What the state's lists offer in forms that are filled in at home.
  package let formLists: FormLists
  /// The code of the city's own province, by which communes are found that stand without one.
  package let province = "79"
  package let notices: NoticeSettings
  /// The identity providers that let people in.
  package let signOn: [SignOnProvider]
  /// Where the program's source is published; nil: pages have no link to it.
  package let sourceAddress: String?
  /// Checks the signatures in files that come in.
  package let signatures: SignatureCheck
  let filePrograms: FilePrograms
  /// nil where no program draws pages.
  package let firstPage: FirstPage?
  /// Who answers for personal data and for reports of weaknesses.
  package let contact: SiteContact
  package let siteOperator: SiteOperator
  /// Asked about every file that comes in, if there is one.
  package let scanner: VirusScanner?
  package let clock: @Sendable () -> Moment
  private let counts = Mutex<[RequestCounts]>([])

  package init(
    store: Store, openAPI: [UInt8] = [], formSchema: [UInt8] = [], help: [Language: HelpText] = [:],
    passwordRule: PasswordRule = PasswordRule(common: []), formLists: FormLists = FormLists(),
    notices: NoticeSettings = NoticeSettings(), signOn: [SignOnProvider] = [], sourceAddress: String? = nil,
    contact: SiteContact? = nil, signatures: SignatureCheck = SignatureCheck(),
    siteOperator: SiteOperator = SiteOperator(), scanner: VirusScanner? = nil,
    logger: Logger,
    clock: @escaping @Sendable () -> Moment
  ) throws {
    self.store = store
    self.openAPI = openAPI
    self.formSchema = formSchema
    self.help = help
    self.passwordRule = passwordRule
    self.formLists = formLists
    secrets = try Secrets(folder: store.folder)
    uploads = try UploadFolder(path: store.folder.files)
    self.notices = notices
    self.signOn = signOn
    self.sourceAddress = sourceAddress
    self.contact = contact ?? .phone(.hotline)
    self.signatures = signatures
    filePrograms = FilePrograms()
    firstPage = FirstPage(by: filePrograms)
    self.siteOperator = siteOperator
    self.scanner = scanner
    self.logger = logger
    accessLog = AccessLog(logger, store: store)
    self.clock = clock
  }

  /// Makes the counts of one loop, which alone adds to them.
  package func makeRequestCounts() -> RequestCounts {
    let new = RequestCounts()
    counts.withLock { $0.append(new) }
    return new
  }

  /// How many requests all loops have answered.
  /// - Parameter hundred: 1 to 5, the first digit of the status.
  package func requests(_ kind: RequestClass, _ hundred: Int) -> Int {
    counts.withLock { $0.reduce(0) { $0 + $1.number(kind, hundred) } }
  }
}
