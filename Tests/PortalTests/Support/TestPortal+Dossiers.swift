import OneStop
import OneStopStore

extension TestPortal {
  static let department = AgencyCode(TestStore.department)

  /// A dossier taken in at the counter now, and what happened to it, an hour apart.
  @discardableResult
  func takeIn(
    of code: String? = nil, name: String = "Nguyễn Thị Ánh", key: LookupKey? = nil, returnBy: ReturnMethod = .counter,
    _ commands: DossierCommand...
  ) throws -> DossierCode {
    try takeIn(of: code, name: name, key: key, returnBy: returnBy, after: commands)
  }

  func takeIn(
    of code: String? = nil, name: String = "Nguyễn Thị Ánh", key: LookupKey? = nil, returnBy: ReturnMethod = .counter,
    after commands: [DossierCommand]
  ) throws -> DossierCode {
    let procedure =
      if let code { try ProcedureCode(code).flatMap(data.catalogue.procedure).unwrapped } else {
        try data.catalogue.procedures.first {
          $0.rules.time.unit == .workingDays && $0.rules.cutoff == nil && $0.papers.count > 1 && !$0.isConfidential
        }.unwrapped
      }
    let agency = try data.catalogue.agencies(handling: procedure).first.unwrapped
    let filing = try filing(
      procedure, agency, name, summary: "Đề nghị riêng tư", paper: "Tờ khai bí mật", key: key, returnBy: returnBy)
    let start = now
    let steps = commands.map { command in
      now = now.adding(microseconds: Moment.hour)
      return (command: command, now: now)
    }
    return try data.add(
      filing, procedure.rules, at: start, recordedAt: start, by: .staff(login: "clerk"), steps
    ).dossier.code
  }

  /// A dossier whose applicant agreed to be told by SMS, opened in the browser by its key for a week.
  func openedAndTold(_ browser: Browser, name: String = "Nguyễn Thị Ánh") async throws -> DossierCode {
    let key = LookupKey()
    let code = try takeIn(name: name, key: key)
    try tell(code, by: .sms)
    _ = try await browser.post("/tra-cuu/\(code)", ["so_cuoi": "\(key)", "may_rieng": "1"])
    return code
  }

  /// The clerk notes how the applicant wants to be told, and puts what waits into the outbox.
  func tell(_ code: DossierCode, by channel: MessageChannel?) throws {
    let (calendar, now, notices) = (data.calendar, now, try data.notices())
    try store.writer.bulk { transaction in
      let id = try transaction.dossier(code).unwrapped.id
      let after = try transaction.append(to: id) { present in
        var details = present.dossier.filing.details
        details.notices = channel
        return try present.dossier.decide(
          DossierCommand(.correct(details), note: "Người nộp đề nghị"), by: .staff(login: "clerk"), calendar: calendar,
          now: now)
      }
      try transaction.notify(after.unwrapped, notices, now: now)
    }
  }

  /// What is done to a dossier now.
  func act(_ command: DossierCommand, on code: DossierCode) throws {
    let (calendar, now) = (data.calendar, now)
    try store.writer.bulk { transaction in
      let id = try transaction.dossier(code).unwrapped.id
      _ = try transaction.append(to: id) {
        try $0.dossier.decide(command, by: .staff(login: "clerk"), calendar: calendar, now: now)
      }
    }
  }

  /// A dossier that was accepted (or only filed) some time before now.
  @discardableResult
  func addDossier(
    _ name: String = "Trần Thị Ánh Nguyệt", daysAgo: Int = 0, isAccepted: Bool = true, phone: String = "0912345678",
    kind: Applicant.Kind = .citizen, identity: String = "079185012345", agency code: AgencyCode? = department
  ) throws -> DossierCode {
    let agency = try code.flatMap(data.catalogue.agency).unwrapped
    let procedure = try data.catalogue.procedures(handledBy: agency).first { $0.rules.time.unit == .workingDays }
      .unwrapped
    let filing = try filing(
      procedure, agency, name, kind: kind, identity: identity, phone: phone, summary: "Kỷ yếu 20 năm thành lập trường",
      paper: "Đơn đề nghị", channel: isAccepted ? .counter : .online)
    let received = now.adding(microseconds: -Int64(daysAgo) * Moment.day)
    return try data.add(filing, procedure.rules, at: received, recordedAt: now, isAccepted: isAccepted).dossier.code
  }

  func dossier(_ code: DossierCode) throws -> Dossier {
    try data.read { try $0.dossier(code).unwrapped.dossier }
  }

  private func filing(
    _ procedure: Procedure, _ agency: Agency, _ name: String, kind: Applicant.Kind = .citizen,
    identity: String = "079123456789",
    phone: String = "0912345678", summary: String, paper: String, channel: Channel = .counter, key: LookupKey? = nil,
    returnBy: ReturnMethod = .counter
  ) throws -> Filing {
    Filing(
      procedure: procedure.code, procedureVersion: 1, agency: agency.code, channel: channel,
      applicant: Applicant(
        kind: kind, name: name, identity: IdentityNumber(identity, for: kind), phone: PhoneNumber(phone)),
      summary: summary, papers: [SubmittedPaper(name: paper, quantity: 1)], returnBy: returnBy,
      key: key ?? LookupKey())
  }
}
