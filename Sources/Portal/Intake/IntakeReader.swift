import OneStop

/// Reads the fields one by one and notes what is wrong with each, in the order of the form.
struct IntakeReader {
  private(set) var form: Form
  private let values: FormContent

  init(form: Form) {
    self.form = form
    values = form.values
  }

  var words: IntakeMistakeWords { form.words.intake.mistakes }

  mutating func choice<Choice: FormChoice>(_ field: String, usual: Choice, _ mistake: Phrase) -> Choice {
    guard values.has(field) else { return usual }
    if let choice = Choice(formValue: values[field]) { return choice }
    form.mistake(field, mistake)
    return usual
  }

  mutating func text(_ field: String, limit: Int) -> String {
    let text = values[field]
    let count = text.unicodeScalars.count
    if count > limit {
      form.mistake(field, words.tooLong(count: count, ["limit": words.tooLong.number(limit)]))
    }
    return text
  }

  /// Any letters at all, but something that can be seen.
  mutating func name() -> String {
    let name = text(IntakeField.name, limit: IntakeEntry.nameLimit)
    if !name.unicodeScalars.contains(where: \.isVisible) { form.mistake(IntakeField.name, words.nameMissing) }
    return name
  }

  mutating func identity(
    for kind: Applicant.Kind, in field: String = IntakeField.identity
  ) -> IdentityNumber? {
    let text = values[field]
    if text.isEmpty { return nil }
    if let number = IdentityNumber(text, for: kind) { return number }
    let characters = text.unicodeScalars.filter { $0.isVisible && $0 != "." }
    let digits = characters.count { ("0"..."9").contains($0) }
    let isNumber = characters.allSatisfy { ("0"..."9").contains($0) || $0 == "-" }
    switch kind {
    case .citizen where !isNumber: form.mistake(field, words.passport)
    case .citizen: form.mistake(field, words.identity(count: digits))
    case .enterprise: form.mistake(field, words.taxCode(count: digits))
    case .organisation: form.mistake(field, words.organisationNumber(count: digits))
    }
    return nil
  }

  /// Người đại diện: one with a number alone has no name.
  mutating func representative() -> Representative? {
    let name = text(IntakeField.representative, limit: IntakeEntry.nameLimit)
    let identity = identity(for: .citizen, in: IntakeField.representativeIdentity)
    if name.unicodeScalars.contains(where: \.isVisible) { return Representative(name: name, identity: identity) }
    if !name.isEmpty || !values[IntakeField.representativeIdentity].isEmpty {
      form.mistake(IntakeField.representative, words.representativeMissing)
    }
    return nil
  }

  /// A citizen's; whoever chose another kind of applicant leaves it.
  mutating func birthDate(of kind: Applicant.Kind, by today: LocalDate) -> LocalDate? {
    let text = values[IntakeField.birthDate]
    if text.isEmpty || kind != .citizen { return nil }
    guard let date = LocalDate(typed: text) else {
      form.mistake(IntakeField.birthDate, words.birthDate)
      return nil
    }
    if date > today || date.year < IntakeReader.earliestBirthYear {
      form.mistake(IntakeField.birthDate, words.birthDateRange)
    }
    return date
  }

  private static let earliestBirthYear = 1900

  mutating func phone() -> PhoneNumber? {
    let text = values[IntakeField.phone]
    if text.isEmpty { return nil }
    if let number = PhoneNumber(text) { return number }
    let digits = text.utf8.count { (0x30...0x39).contains($0) }
    let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+ .-()".utf8.contains($0) }
    let isLength = digits == 10 || digits == 11
    form.mistake(
      IntakeField.phone,
      !isNumber ? words.phoneLetters.html : isLength ? words.phoneStart.html : words.phoneLength(count: digits))
    return nil
  }

  mutating func email() -> EmailAddress? {
    let text = values[IntakeField.email]
    if text.isEmpty { return nil }
    if let address = EmailAddress(text) { return address }
    form.mistake(IntakeField.email, words.email)
    return nil
  }

  /// How the applicant wants to be told, which needs the address for it; one that is wrong is a mistake of its own field.
  mutating func notices(phone: PhoneNumber?, email: EmailAddress?) -> MessageChannel? {
    let text = values[IntakeField.notices]
    if text.isEmpty { return nil }
    switch MessageChannel(rawValue: text) {
    case .email:
      if email == nil, form.message(IntakeField.email) == nil { form.mistake(IntakeField.notices, words.noticeEmail) }
      return .email
    case .sms:
      if phone == nil, form.message(IntakeField.phone) == nil { form.mistake(IntakeField.notices, words.noticePhone) }
      return .sms
    case nil:
      form.mistake(IntakeField.notices, words.unknownNotice)
      return nil
    }
  }

  /// The papers at these positions, counted from 1, each once and in the order of the procedure.
  mutating func papers(of procedure: Procedure) -> [SubmittedPaper] {
    var positions: Set<Int> = []
    for text in values.all(IntakeField.papers) where !text.isEmpty {
      if let position = Int(typed: text, in: 1...1_000), position <= procedure.papers.count {
        positions.insert(position)
      } else if form.message(IntakeField.papers) == nil {
        let position = HTML(text: String(text.unicodeScalars.prefix(20)))
        form.mistake(IntakeField.papers, words.unknownPaper(count: procedure.papers.count, ["position": position]))
      }
    }
    return positions.sorted().map { position in
      let paper = procedure.papers[position - 1]
      return SubmittedPaper(name: paper.name.vietnamese, quantity: paper.quantity)
    }
  }
}

extension Unicode.Scalar {
  /// Leaves something on paper: no space, no control, nothing that only steers the letters around it.
  fileprivate var isVisible: Bool {
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .unassigned, .surrogate: return false
    default: return true
    }
  }
}
