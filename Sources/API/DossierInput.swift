import OneStop
import Web

/// A dossier as another system sends it in.
struct DossierInput {
  var filing: Filing
  var rules: DeadlineRules
  /// nil: now.
  var receivedAt: Moment?

  private static let lineLimit = 300
  private static let wardLimit = 150
  private static let textLimit = 4_000
  private static let paperLimit = 100

  /// Reads the body for the agency whose token it came with; every mistake in it is told at once.
  init(body: [UInt8], agency: Agency, current: CurrentCatalogue, today: LocalDate) throws(Problem) {
    var fields = try JSONFields(body: body)
    let received = fields.moment("received_at")
    let procedure = DossierInput.procedure(
      &fields, agency: agency, catalogue: current.catalogue, received: received?.date)
    let channel = fields.neededWord("channel", of: Channel.allCases)
    let applicant = fields.neededObject("applicant") { DossierInput.applicant(&$0, by: today) }
    let summary = fields.text("summary", upTo: DossierInput.textLimit)
    let papers = fields.objects("papers", upTo: DossierInput.paperLimit) { $0.paper(length: DossierInput.lineLimit) }
    let returnBy = fields.word("return_by", ReturnMethod.self) ?? .counter
    let notices = DossierInput.notices(&fields, applicant)
    receivedAt = received
    if let receivedAt, receivedAt < DossierInput.earliest {
      fields.mistake("received_at", "It may not lie before 2000.")
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

  /// Codes have two digits of the year.
  private static let earliest = Moment("2000-01-01T00:00") ?? Moment(microseconds: 0)

  private static func procedure(
    _ fields: inout JSONFields, agency: Agency, catalogue: Catalogue, received: LocalDate?
  ) -> Procedure? {
    let code = fields.neededParsed("procedure", "a procedure's code such as 1.003868", ProcedureCode.init(typed:))
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

  /// How the applicant wants to be told, which needs the address for it.
  private static func notices(_ fields: inout JSONFields, _ applicant: Applicant?) -> MessageChannel? {
    let names = ["none"] + MessageChannel.allCases.map(\.rawValue)
    let what = "one of \(names.joined(separator: ", "))"
    guard let name = fields.parsed("notify", what, { names.contains($0) ? $0 : nil }), let applicant else { return nil }
    let channel = MessageChannel(rawValue: name)
    switch channel {
    case .email where applicant.email == nil: fields.mistake("notify", "It needs applicant.email.")
    case .sms where applicant.phone?.isMobile != true:
      fields.mistake("notify", "It needs applicant.phone, a mobile number of 10 digits.")
    default: break
    }
    return channel
  }

  private static func applicant(_ fields: inout JSONFields, by today: LocalDate) -> Applicant? {
    let kind = fields.word("kind", Applicant.Kind.self) ?? .citizen
    let name = fields.neededLine("name", upTo: lineLimit)
    if let name, CitizenCard(in: name) != nil {
      fields.mistake("name", "It is all that a citizen's card says; send its parts as fields of their own.")
    }
    let identity = fields.parsed("id_number", identityForm(kind)) { IdentityNumber($0, for: kind) }
    let phone = fields.parsed("phone", "a number of 10 or 11 digits that begins with 0 or +84", PhoneNumber.init)
    let email = fields.parsed("email", "an address such as name@example.vn", EmailAddress.init)
    let address = fields.line("address", upTo: lineLimit)
    let birthDate = fields.parsed("birth_date", "a date such as 1990-12-31, from 1900 to today") { text in
      LocalDate(typed: text).flatMap { $0.year >= 1900 && $0 <= today ? $0 : nil }
    }
    let ward = fields.line("ward", upTo: wardLimit)
    let representative = fields.optionalObject("representative") { fields -> Representative? in
      let name = fields.neededLine("name", upTo: lineLimit)
      let identity = fields.parsed("id_number", identityForm(.citizen)) { IdentityNumber($0, for: .citizen) }
      return name.map { Representative(name: $0, identity: identity) }
    }
    return name.map {
      Applicant(
        kind: kind, name: $0, identity: identity, phone: phone, email: email, address: address,
        birthDate: birthDate, ward: ward, representative: representative)
    }
  }

  private static func identityForm(_ kind: Applicant.Kind) -> String {
    switch kind {
    case .citizen: "9 or 12 digits, or a passport's number of 6 to 9 letters and digits"
    case .enterprise: "a tax code of 10 digits, of 10 and 3 after a hyphen, or of 12"
    case .organisation: "a tax code of 10 digits, of 10 and 3 after a hyphen, or of 12, or an identity number"
    }
  }
}
