import JSON

/// Reads `procedures.json`.
struct ProcedureRecords {
  let log: MistakeLog
  let agencies: KnownAgencies

  func read(_ value: JSONValue) -> [Procedure] {
    readRecords(value, log) { reader in
      reader.ignore(
        "note", "source", "level", "agency", "handled_by_certain", "legal_basis_certain", "online_service_certain",
        "national_code", "national_code_certain", "fee_online_vnd", "fee_online_certain", "keywords_plain", "later")
      let code = reader.parsed("code", "a procedure's code such as 1.003868", ProcedureCode.init)
      let name = reader.bilingual("name")
      let slug = reader.parsed("field_code", "small letters, digits and hyphens", slug)
      let fieldName = reader.bilingual("field")
      let handler = handler(&reader)
      let rules = rules(&reader)
      let online = online(&reader)
      let allowsPost = reader.bool("postal", default: false)
      let amount = reader.integer("fee_vnd", in: 0...Int.max)
      let isFeeCertain = reader.bool("fee_certain", default: true)
      let papers = reader.records("documents", paper)
      let steps = steps(&reader)
      let consultations = reader.records("consults", isRequired: false, consultation)
      let legalBasis = reader.optionalText("legal_basis")
      let isConfidential = reader.bool("confidential", default: false)
      let validFrom = reader.date("valid_from")
      let end = end(of: code, from: validFrom, &reader)
      let keywords = reader.texts("keywords")
      let applicants = applicants(&reader)
      let result = reader.value("result_vi") == nil ? nil : reader.bilingual("result")
      let isExternal = reader.bool("external", default: false)
      let isCodeCertain = reader.bool("code_certain", default: true)
      let isTimeCertain = reader.bool("duration_certain", default: true)
      guard let code, let name, let slug, let fieldName, let handler, let rules, let online, let amount, let validFrom
      else { return nil }
      var procedure = Procedure(
        code: code, name: name, field: Procedure.Field(slug: slug, name: fieldName), handler: handler, rules: rules,
        onlineLevel: online.level, allowsPost: allowsPost, fee: Procedure.Fee(amount: amount, isCertain: isFeeCertain),
        papers: papers, steps: steps, consultations: consultations, legalBasis: legalBasis ?? "",
        isConfidential: isConfidential, validFrom: validFrom, isCodeCertain: isCodeCertain,
        isTimeCertain: isTimeCertain)
      procedure.onlineService = online.service
      procedure.validTo = end.validTo
      procedure.replacedBy = end.replacedBy
      procedure.replaces = end.replaces
      procedure.keywords = keywords
      procedure.applicants = applicants
      procedure.result = result
      procedure.isExternal = isExternal
      return procedure
    }
  }

  private func applicants(_ reader: inout RecordReader) -> [ApplicantKind] {
    var kinds: [ApplicantKind] = []
    for (place, text) in reader.texts("applicants").enumerated() {
      guard let kind = ApplicantKind(rawValue: text) else {
        let known = ApplicantKind.allCases.map(\.rawValue).joined(separator: ", ")
        reader.mistake("It must be one of \(known), not “\(text)”.", "applicants \(place + 1)")
        continue
      }
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  /// Each implies the other: level 3 is the service in part, level 4 in full.
  private func online(_ reader: inout RecordReader) -> (level: Int, service: Procedure.OnlineService?)? {
    let service: Procedure.OnlineService? = reader.optionalWord("online_service")
    let levels: [Procedure.OnlineService: Int] = [.partial: 3, .full: 4]
    let level = reader.integer("online_level", in: 1...4, default: service.flatMap { levels[$0] })
    guard let level else { return nil }
    if let service, level < 3 {
      reader.mistake("It is \(service.rawValue), and online_level \(level) is information only.", "online_service")
    }
    return (level, service ?? levels.first { $0.value == level }?.key)
  }

  private func end(
    of code: ProcedureCode?, from first: LocalDate?, _ reader: inout RecordReader
  ) -> (validTo: LocalDate?, replacedBy: ProcedureCode?, replaces: [ProcedureCode]) {
    let form = "a procedure's code such as 1.003868"
    let last = reader.optionalDate("valid_to")
    if let first, let last, last < first { reader.mistake("It is before valid_from, \(first).", "valid_to") }
    let replacedBy = reader.optionalParsed("replaced_by", form, ProcedureCode.init)
    var replaces: [ProcedureCode] = []
    for (place, text) in reader.texts("replaces").enumerated() {
      guard let former = ProcedureCode(text) else {
        reader.mistake("It must be \(form), not “\(text)”.", "replaces \(place + 1)")
        continue
      }
      replaces.append(former)
    }
    if let code, replacedBy == code { reader.mistake("It cannot replace itself.", "replaced_by") }
    if let code, replaces.contains(code) { reader.mistake("It cannot replace itself.", "replaces") }
    return (last, replacedBy, replaces)
  }

  /// `agency_code` or, without it, every agency of `agency_kind`.
  private func handler(_ reader: inout RecordReader) -> Procedure.Handler? {
    let code = reader.optionalParsed("agency_code", RecordReader.agencyForm, AgencyCode.init)
    let kind: Agency.Kind? = reader.optionalWord("agency_kind")
    guard let code else {
      guard let kind else {
        if reader.value("agency_kind") == nil && reader.value("agency_code") == nil {
          reader.mistake("One of agency_code and agency_kind is needed.", "agency_code")
        }
        return nil
      }
      return .every(kind)
    }
    guard agencies.codes.contains(code) else {
      reader.mistake("There is no agency \(code).", "agency_code")
      return nil
    }
    return .agency(code)
  }

  private func rules(_ reader: inout RecordReader) -> DeadlineRules? {
    let time = reader.inner("duration") { reader -> ProcessingTime? in
      let value = reader.integer("value", in: 1...3650)
      let unit: ProcessingTime.Unit? = reader.word("unit")
      guard let value, let unit else { return nil }
      return ProcessingTime(value, unit)
    }
    let cutoff = reader.optionalParsed("cutoff", "a time such as 15:00", TimeOfDay.init)
    let supplement: DeadlineRules.Supplement? = reader.word("supplement", default: .continue)
    guard let time, let supplement else { return nil }
    return DeadlineRules(time, cutoff: cutoff, supplement: supplement)
  }

  private func paper(_ reader: inout RecordReader) -> Procedure.Paper? {
    let name = reader.bilingual("name")
    let form: Procedure.Paper.Form? = reader.word("original_or_copy")
    let quantity = reader.integer("quantity", in: 1...100, default: 1)
    let isRequired = reader.bool("required", default: true)
    let blank = reader.optionalParsed("form_url", "an address that begins with https://", LinkAddress.read)
    guard let name, let form, let quantity else { return nil }
    return Procedure.Paper(name: name, form: form, quantity: quantity, isRequired: isRequired, blank: blank)
  }

  /// The shares of the steps must add up to 1; a procedure may have no steps.
  private func steps(_ reader: inout RecordReader) -> [Procedure.Step] {
    let listed = reader.list("steps")?.count ?? 0
    let steps = reader.records("steps", isRequired: false) { reader -> Procedure.Step? in
      let name = reader.bilingual("name")
      let unit = reader.bilingual("unit")
      let share = reader.decimal("share")
      if let share, !(share > 0 && share <= 1) {
        reader.mistake("It must be more than 0 and at most 1.", "share")
        return nil
      }
      guard let name, let unit, let share else { return nil }
      return Procedure.Step(name: name, unit: unit, share: share)
    }
    let sum = steps.reduce(0) { $0 + $1.share }
    if !steps.isEmpty && steps.count == listed && abs(sum - 1) > 1e-6 {
      reader.mistake("The shares add up to \((sum * 1e6).rounded() / 1e6), not to 1.", "steps")
    }
    return steps
  }

  private func consultation(_ reader: inout RecordReader) -> Procedure.Consultation? {
    let name = reader.optionalText("agency").map { BilingualText($0, english: reader.optionalText("agency_en")) }
    let asked = handler(&reader)
    let days = reader.integer("working_days", in: 1...3650)
    let silence: Silence? = reader.optionalWord("silence")
    guard let asked, let days else { return nil }
    guard let name = name ?? self.name(of: asked) else {
      reader.mistake("It is missing.", "agency")
      return nil
    }
    return Procedure.Consultation(
      asked: asked, name: name, workingDays: days, isSilenceAgreement: silence == .agreement)
  }

  private enum Silence: String, CaseIterable {
    case agreement
  }

  private func name(of handler: Procedure.Handler) -> BilingualText? {
    guard case .agency(let code) = handler else { return nil }
    return agencies[code]?.name
  }

  private func slug(_ text: String) -> String? {
    let isPlain = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    return isPlain ? text : nil
  }
}
