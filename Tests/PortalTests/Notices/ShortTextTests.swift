import OneStop
import TestSupport
import Testing

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Portal
@testable import Words

/// Every SMS that leaves: to applicants, to leaders of asked agencies, and the week in a line.
@Suite("Texts for a telephone") struct ShortTextTests {
  private static let site = "https://mot-cua-dich-vu-cong.thanhphohochiminh.example"
  private static let moment = "2018-12-31T17:00"

  /// The agencies of both cities, and one whose code is as long as codes are.
  private static func catalogues() throws -> [Catalogue] {
    let resources = Resources.all
    let today = try Catalogue().reading(resources.catalogueFiles())
    let name = BilingualText(String(repeating: "Ủy ban nhân dân Phường ", count: 8))
    let longest = Agency(code: try longestCode, name: name, kind: .unit)
    return [
      try Resources.catalogue.get(),
      Catalogue(agencies: today.agencies + [longest], procedures: today.procedures, holidays: today.holidays),
    ]
  }

  private static func dossier(_ agency: Agency, after kind: NoticeOccasion) throws -> Dossier {
    let at = try Moment(moment).unwrapped
    let filing = Filing(
      procedure: try ProcedureCode(TestStore.press).unwrapped, procedureVersion: 1, agency: agency.code,
      channel: .counter,
      applicant: Applicant(kind: .citizen, name: "Nguyễn Thị Ánh", identity: nil), summary: "", papers: [],
      returnBy: .counter, key: LookupKey())
    // The longest code: serials have six digits where they are drawn.
    let code = DossierCode(agency: agency.code, date: at.date, serial: 899_999)
    #expect(DossierCode(code.description) == code)
    let due = kind == .supplementNeeded ? nil : at
    let accepted = DossierEvent(at: at, recordedAt: at, actor: .portal, kind: .accepted, due: due)
    var dossier = try Dossier(
      code: code, filing: filing, rules: DeadlineRules(ProcessingTime(15, .workingDays).unwrapped), first: accepted
    ).unwrapped
    let end: DossierEvent.Kind? =
      switch kind {
      case .ready, .resultOnline, .resultTakenBack: .finished(cause: nil)
      case .refused: .refused
      case .stopped: .stopped(cause: nil)
      case .withdrawn: .withdrawn
      default: nil
      }
    if let end { dossier.evolve(DossierEvent(at: at, recordedAt: at, actor: .portal, kind: end, due: due)) }
    return dossier
  }

  private func check(_ text: String, _ letters: SMSLetters, has parts: [String]) {
    #expect(letters.segments(text) <= 2, "\(text)")
    for part in parts { #expect(text.contains(letters.written(part)), "\(part): \(text)") }
    if letters == .plain { #expect(text.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }, "\(text)") }
  }

  @Test(
    "Applicants' messages have one or two segments, with the code and the appointment complete",
    arguments: NoticeOccasion.allCases, SMSLetters.allCases)
  func notices(occasion: NoticeOccasion, letters: SMSLetters) throws {
    for catalogue in try Self.catalogues() {
      for agency in catalogue.agencies {
        let dossier = try Self.dossier(agency, after: occasion)
        for language in Language.allCases {
          for site in [nil, Self.site] {
            let shorts = NoticeText(
              dossier, occasion, words: try Resources.words(language), language: language, catalogue: catalogue,
              site: site
            ).shorts
            let date = language == .english ? "31 Dec 2018" : "31/12/2018"
            let dates = dossier.ended == nil && dossier.due != nil ? [date] : []
            check(letters.fitting(shorts), letters, has: ["\(dossier.code)"] + dates)
          }
        }
      }
    }
  }

  @Test("A reminder about a question names the dossier and the moment", arguments: SMSLetters.allCases)
  func reminders(letters: SMSLetters) throws {
    let leader = Account(
      login: "lan", name: "Lan", role: .leader, agency: try Self.longestCode, phone: PhoneNumber("0912345678"))
    let due = try Moment(Self.moment).unwrapped
    var settings = NoticeSettings(site: Self.site, domain: "motcua.example")
    settings.letters = letters
    for catalogue in try Self.catalogues() {
      for agency in catalogue.agencies {
        let code = DossierCode(agency: agency.code, date: due.date, serial: 899_999)
        let question = ConsultationSummary(
          dossierID: 1, dossier: code, procedure: try ProcedureCode(TestStore.press).unwrapped, applicant: "",
          agency: agency.code,
          asked: agency.code, number: 1, question: "", askedAt: due, due: due, isSilenceAgreement: true, endedAt: nil,
          outcome: nil)
        let letter = ReminderLetter(
          task: ReminderTask(dossierID: 1, question: question, recipients: [leader]), catalogue: catalogue,
          words: try Resources.words(.vietnamese),
          settings: settings, now: due)
        let text = try #require(letter.messages.first?.text)
        check(text, letters, has: ["\(code)", "17:00", "31/12/2018"])
      }
    }
  }

  @Test("A week names the week and its figures", arguments: SMSLetters.allCases)
  func weeks(letters: SMSLetters) throws {
    var leader = Account(login: "lan", name: "Lan", role: .leader, agency: try Self.longestCode)
    leader.phone = PhoneNumber("0912345678")
    var figures = ReportFigures()
    figures.received.direct = 123_456
    figures.ended.early = 100_000
    figures.ended.late = 23_456
    figures.open.overdue = 12_345
    let report = WeeklyReport(
      figures: figures, before: figures, madeAt: try Moment(Self.moment).unwrapped, dueNext: 0, causes: [], steps: [],
      units: [])
    let lines = WeeklyLines(
      report: report, week: try #require(ISOWeek("2018-52")), words: try Resources.words(.vietnamese),
      language: .vietnamese)
    for catalogue in try Self.catalogues() {
      for agency in catalogue.agencies {
        let letter = WeeklyLetter(lines: lines, agency: agency, site: Self.site)
        let text = try #require(letter.messages(to: leader, domain: "a.example", letters: letters).last?.text)
        check(text, letters, has: [lines.name, "123.456", "23.456", "12.345"])
      }
    }
  }

  /// As long as an agency's code may be.
  private static var longestCode: AgencyCode {
    get throws { try AgencyCode("000.000.000.000.000.000.000.000.H29").unwrapped }
  }
}
