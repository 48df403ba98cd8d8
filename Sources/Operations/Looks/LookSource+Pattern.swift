import OneStop
import Words

extension LookSource {
  /// nil for an address that shows nothing of dossiers, or that the portal has no more.
  package init?(pattern: String) {
    guard let source = LookSource.byPattern[LookSource.withoutNumbers(pattern)] else { return nil }
    self = source
  }

  private static let byPattern = Dictionary(
    allCases.flatMap { source in source.patterns.map { (withoutNumbers($0), source) } },
    uniquingKeysWith: { first, _ in first })

  /// The page of a look, as the record has it: the pattern of its address; that of a file with the file's numbers in it,
  /// so that it can be told from a dossier's other files.
  package static func page(_ pattern: String?, _ parameter: (String) -> String?) -> String {
    guard let pattern, pattern.contains("{file}") else { return pattern ?? "" }
    return ["file", "number"].reduce(pattern) { page, name in
      guard let number = parameter(name).flatMap({ Int(typed: $0, in: 1...9_999) }) else { return page }
      return page.replacing("{\(name)}", with: "\(number)")
    }
  }

  /// Which of the dossier's files, or of the answer's, a recorded page is; nil: none.
  package static func file(ofPage page: String) -> Int? {
    page.split(separator: "/").last { $0.allSatisfy(\.isNumber) }.flatMap { Int(typed: $0, in: 1...9_999) }
  }

  private static func withoutNumbers(_ page: String) -> String {
    page.split(separator: "/", omittingEmptySubsequences: false)
      .map { $0 == "{file}" || $0 == "{number}" || !$0.isEmpty && $0.allSatisfy(\.isNumber) ? "#" : $0 }
      .joined(separator: "/")
  }

  /// Of the pages, and of the forms that come back with one.
  package var patterns: [String] {
    switch self {
    case .lookup: [Address.dossier.pattern]
    case .lookupFile: [Address.ownFile.pattern]
    case .lookupReceipt: [Address.ownReceipt.pattern, Address.ownLetter.pattern]
    case .lookupForm: [Address.ownForm.pattern, Address.refiling.pattern]
    case .supplement: [Address.supplement.pattern]
    case .held: [Address.held.pattern, Address.noticesStop.pattern]
    case .heldFile: [Address.heldFile.pattern]
    case .ownDossiers:
      [Address.ownDossiers.pattern, Address.contactLinks.pattern, Address.citizenSignOut.pattern]
    case .ownHeld: [Address.ownHeld.pattern]
    case .ownHeldFile: [Address.ownHeldFile.pattern]
    case .worklist: [Address.worklist.pattern]
    case .worklistFile: [Address.worklistFile.pattern]
    case .search: [Address.search.pattern]
    case .trackingBook: [Address.trackingBook.pattern]
    case .received: [Address.receivedForOthers.pattern]
    case .assisted: [Address.assisting.pattern, Address.assistedFiling.pattern]
    case .consultations: [Address.consultations.pattern]
    case .bulk: [Address.bulk.pattern, Address.bulkOrder.pattern]
    case .bulkResult: [Address.bulkResult.pattern, Address.bulkGoOn.pattern]
    case .comments: [Address.comments.pattern]
    case .outbox: [Address.outbox.pattern, Address.sendAgain.pattern]
    case .intake: [Address.intake.pattern]
    case .dossier: [Address.staffDossier.pattern]
    case .action: [Address.action.pattern]
    case .correction: [Address.correction.pattern]
    case .placement: [Address.placement.pattern]
    case .hold: [Address.hold.pattern]
    case .files: [Address.dossierFiles.pattern]
    case .file: [Address.dossierFile.pattern]
    case .fileRemoval: [Address.fileRemoval.pattern]
    case .archive: [Address.archivePackage.pattern]
    case .answer: [Address.answer.pattern]
    case .answerFile: [Address.answerFile.pattern]
    case .printedForm: [Address.printedForm.pattern]
    case .filedForm: [Address.staffForm.pattern]
    case .keptForm: [Address.keptForm.pattern]
    case .programDossier: ["/api/v1/dossiers/{code}"]
    case .programDossiers: ["/api/v1/dossiers"]
    case .programEvents: ["/api/v1/dossiers/{code}/events"]
    case .programFile: ["/api/v1/dossiers/{code}/files/{file}", "/api/v1/dossiers/{code}/files"]
    case .programChanges: ["/api/v1/changes"]
    }
  }
}
