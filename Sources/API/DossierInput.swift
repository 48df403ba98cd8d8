import OneStop
import Web

/// A dossier as another system sends it.
struct DossierInput {
  var filing: Filing
  var rules: DeadlineRules
  /// nil: now.
  var receivedAt: Moment?

  /// Reads the body for the agency whose token was sent with it; reports every mistake in it at once.
  init(body: [UInt8], agency: Agency, current: CurrentCatalogue, today: LocalDate) throws(Problem) {
    var fields = try JSONFields(body: body)
    let received = fields.moment("received_at")
    let procedure = DossierInput.procedure(
      &fields, agency: agency, catalogue: current.catalogue, received: received?.date)
    let channel = fields.neededWord("channel", of: Channel.allCases)
    let applicant = fields.neededObject("applicant") { DossierInput.applicant(&$0, by: today) }
    let summary = fields.text("summary", FilingTexts.sent.summary)
    let papers = fields.papers("papers")
    let returnBy = fields.word("return_by", of: ReturnMethod.allCases) ?? .counter
    let notices = DossierInput.notices(&fields, applicant)
    receivedAt = received
    if let receivedAt, receivedAt < DossierInput.earliest {
      fields.mistake("received_at", "It must not be before 2000.")
    }
    fields.finish()
    try fields.mistakes.check()
    guard let procedure, let channel, let applicant else { throw .invalid(fields.mistakes.list) }

    rules = procedure.rules
    filing = Filing(
      procedure: procedure.code, procedureVersion: current.version(of: procedure), agency: agency.code,
      channel: channel, applicant: applicant, summary: summary, papers: papers, returnBy: returnBy,
      key: LookupKey(), notices: notices)
  }

  /// Codes have only two digits for the year.
  private static let earliest = Moment("2000-01-01T00:00") ?? Moment(microseconds: 0)

  private static func procedure(
    _ fields: inout JSONFields, agency: Agency, catalogue: Catalogue, received: LocalDate?
  ) -> Procedure? {
    let code = fields.needed("procedure", ProcedureCode.init(typed:), or: FieldSentences.procedure)
    guard let code else { return nil }
    guard let procedure = catalogue.procedure(code) else {
      fields.mistake("procedure", "There is no procedure \(code).")
      return nil
    }
    if received.map({ procedure.hasEnded(by: $0) }) ?? procedure.hasEnded, let last = procedure.validTo {
      let next = procedure.replacedBy.map { "; \($0) is filed since" } ?? ""
      fields.mistake("procedure", "\(code) was filed until \(last)\(next).")
      return nil
    }
    guard received.map({ procedure.isHandled(by: agency, receivedOn: $0) }) ?? procedure.isHandled(by: agency) else {
      fields.mistake("procedure", "\(agency.code) does not handle \(code).")
      return nil
    }
    return procedure
  }

  /// How the applicant wants to be notified; it needs the address or number for that.
  private static func notices(_ fields: inout JSONFields, _ applicant: Applicant?) -> MessageChannel? {
    let names = ["none"] + MessageChannel.allCases.map(\.rawValue)
    let name = fields.read("notify", { names.contains($0) ? $0 : nil }, or: FieldSentences.word(names))
    guard let applicant, let channel = name.flatMap(MessageChannel.init(rawValue:)) else { return nil }
    if let lack = channel.lack(phone: applicant.phone, email: applicant.email) {
      fields.mistake("notify", lack.sentence)
    }
    return channel
  }

  static func applicant(_ fields: inout JSONFields, by today: LocalDate) -> Applicant? {
    let texts = FilingTexts.sent
    let kind = fields.word("kind", of: Applicant.Kind.allCases) ?? .citizen
    let name = fields.needed("name", texts.applicantName, because: \.sentence)
    let identity = idNumber(&fields, of: kind)
    let phone = fields.read("phone", { PhoneNumber($0) }, or: FieldSentences.phone)
    let email = fields.read("email", { EmailAddress($0) }, or: FieldSentences.email)
    let address = fields.text("address", texts.address)
    let birthDate = fields.read(
      "birth_date", { try? LocalDate(birthTyped: $0, by: today) }, or: FieldSentences.birthDate)
    let ward = fields.text("ward", texts.ward)
    let representative = fields.optionalObject("representative") { fields -> Representative? in
      let name = fields.neededLine("name", texts.name)
      let identity = idNumber(&fields, of: .citizen)
      let phone = fields.read("phone", { PhoneNumber($0) }, or: FieldSentences.phone)
      return name.map { Representative(name: $0, identity: identity, phone: phone) }
    }
    return name.map {
      Applicant(
        kind: kind, name: $0, identity: identity, phone: phone, email: email, address: address,
        birthDate: birthDate, ward: ward, representative: representative)
    }
  }

  private static func idNumber(_ fields: inout JSONFields, of kind: Applicant.Kind) -> IdentityNumber? {
    fields.read("id_number", { IdentityNumber($0, for: kind) }, or: FieldSentences.identity(kind))
  }
}
