import OneStop
import OneStopStore
import TestSupport

@testable import Operations
@testable import Web

/// Two dossiers, each with a word and numbers that stand nowhere else, in everything that not everybody sees.
struct LookSeed {
  enum Mark: String, CaseIterable {
    case alpha = "Mốcalpha"
    case beta = "Mốcbeta"

    var phone: String { self == .alpha ? "0977111222" : "0966333444" }
    var identity: String { self == .alpha ? "079177000111" : "079166000222" }

    /// Whether the text shows anything of the dossier's; numbers are written with spaces, or like those in a spreadsheet.
    func isIn(_ text: String) -> Bool {
      if text.contains(rawValue) { return true }
      let digits = text.filter { !$0.isWhitespace && $0 != "." }
      return digits.contains(phone.dropFirst()) || digits.contains(identity)
    }
  }

  /// Asked about: an answered question with a file, and an open one. Finished, and rated.
  let codes: [Mark: DossierCode]
  let ids: [Mark: Int64]
  let keys: [Mark: LookupKey]

  init(_ portal: TestPortal) async throws {
    var (codes, ids, keys): ([Mark: DossierCode], [Mark: Int64], [Mark: LookupKey]) = ([:], [:], [:])
    for mark in Mark.allCases {
      let steps: [DossierCommand] =
        [DossierCommand(.process, note: "Ghi \(mark.rawValue)")] + (mark == .beta ? [DossierCommand(.finish())] : [])
      let stored = try LookSeed.add(mark, to: portal, steps)
      codes[mark] = stored.dossier.code
      ids[mark] = stored.id
      keys[mark] = stored.dossier.filing.key
    }
    self.codes = codes
    self.ids = ids
    self.keys = keys
    try await LookSeed.ask(portal, codes[.alpha].unwrapped)
    _ = try await portal.store.run(
      RateDossier(
        codes[.beta].unwrapped,
        Rating(level: .unsatisfied, comment: "Chê \(Mark.beta.rawValue)", at: portal.now)))
    let (id, now) = (try ids[.alpha].unwrapped, portal.now)
    try await portal.store.writer.transaction { transaction in
      try transaction.enqueue(
        OutgoingMessage(
          id: MessageID(stored: "1@motcua.example"), to: .sms(PhoneNumber(stored: Mark.alpha.phone)),
          text: "Ho so cua ban", dossier: id), now: now)
    }
  }

  private static func add(
    _ mark: Mark, to portal: TestPortal, _ commands: [DossierCommand]
  ) throws -> StoredDossier {
    let procedure = try ProcedureCode(Permit.procedure).flatMap(portal.data.catalogue.procedure).unwrapped
    let word = mark.rawValue
    let filing = Filing(
      procedure: procedure.code, procedureVersion: 1, agency: try Permit.construction.unwrapped, channel: .counter,
      applicant: Applicant(
        kind: .citizen, name: "Trần \(word)", identity: IdentityNumber(mark.identity, for: .citizen),
        phone: PhoneNumber(mark.phone), email: nil, address: "Ngõ \(word)", birthDate: nil, ward: "Phường \(word)",
        representative: Representative(name: "Bà \(word)")),
      summary: "Xin \(word)", papers: [SubmittedPaper(name: "Giấy \(word)", quantity: 1)], returnBy: .counter,
      key: LookupKey())
    let start = portal.now
    let steps = commands.map { command in
      portal.now = portal.now.adding(microseconds: Moment.minute)
      return (command: command, now: portal.now)
    }
    return try portal.data.add(
      filing, procedure.rules, at: start, recordedAt: start, by: .staff(login: "truoc"), steps)
  }

  /// The first question is answered with a file, and the second, with which a paper was given, waits.
  private static func ask(_ portal: TestPortal, _ code: DossierCode) async throws {
    let clerk = try await portal.signedIn("quet", role: .clerk, agency: Permit.construction)
    let paper = Array("%PDF-1.4\nGiấy \(Mark.alpha.rawValue)\n%%EOF".utf8)
    let page = try await clerk.get("/can-bo/ho-so/\(code)/tep")
    let scanned = try await clerk.upload(
      "/can-bo/ho-so/\(code)/tep",
      [.text("_csrf", page.csrf), .text("viec", "giay-to"), .file("\(Mark.alpha.rawValue).pdf", paper)])
    guard scanned.status == 303 else { throw Missing() }
    let (now, calendar) = (portal.now, portal.data.calendar)
    try await portal.store.writer.transaction { transaction in
      for agency in [Permit.environment, Permit.planning] {
        let ask = DossierCommand.Kind.askConsultation(
          try agency.unwrapped, time: try ProcessingTime(12, .workingDays).unwrapped, isSilenceAgreement: true,
          files: agency == Permit.planning ? [1] : [])
        let id = try transaction.dossier(code).unwrapped.id
        _ = try transaction.append(to: id) {
          try $0.dossier.decide(
            DossierCommand(ask, note: "Hỏi \(Mark.alpha.rawValue)"), by: .staff(login: "truoc"), calendar: calendar,
            now: now)
        }
      }
    }
    let asked = try await portal.signedIn("moi-truong", role: .officer, agency: Permit.environment)
    let file = Array("%PDF-1.4\n\(Mark.alpha.rawValue)\n%%EOF".utf8)
    let answer = try await asked.answer(
      of: code, "agree", "Trả lời \(Mark.alpha.rawValue)", files: [.file("a.pdf", file)])
    guard answer.status == 303 else { throw Missing() }
  }
}

extension TestPortal {
  /// The newest looks, each with all its dossiers.
  func newestLooks(_ limit: Int) throws -> [RecordedLook] {
    try data.read { try $0.looks(LookQuery(sight: .all), limit: limit, dossiers: 100) }
  }
}
