import Markup
import OneStop
import Web
import Words

/// Reads the fields one by one and notes what is wrong with each.
struct IntakeReader {
  private(set) var form: Form
  private let values: FormContent

  init(form: Form) {
    self.form = form
    values = form.values
  }

  var words: IntakeMistakeWords { form.words.intake.mistakes }

  mutating func mistake(_ field: String, _ message: Phrase) { form.mistake(field, message) }

  mutating func choice<Choice: FormChoice>(_ field: String, usual: Choice, _ mistake: Phrase) -> Choice {
    guard values.has(field) else { return usual }
    if let choice = Choice(formValue: values[field]) { return choice }
    form.mistake(field, mistake)
    return usual
  }

  mutating func text(_ field: String, limit: Int) -> String {
    let text = values[field]
    let count = text.typedLength
    if count > limit {
      form.mistake(field, words.tooLong(count: count, ["limit": words.tooLong.number(limit)]))
    }
    return text
  }

  /// Any letters at all, but something that can be seen.
  mutating func name() -> String {
    let name = text(IntakeField.name, limit: IntakeEntry.nameLimit)
    if !name.isVisible { form.mistake(IntakeField.name, words.nameMissing) }
    if CitizenCard(in: name) != nil { form.mistake(IntakeField.name, words.nameIsCard) }
    return name
  }

  mutating func identity(
    for kind: Applicant.Kind, in field: String = IntakeField.identity
  ) -> IdentityNumber? {
    let typed = values[field]
    let text = TypedText.plain(typed)
    if text.isEmpty { return nil }
    if let number = IdentityNumber(typed, for: kind) { return number }
    let characters = text.unicodeScalars.filter { !" .-".unicodeScalars.contains($0) }
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    let isLetter = { (scalar: Unicode.Scalar) in scalar.isASCII && scalar.properties.isAlphabetic }
    let other = characters.first { !isDigit($0) && (kind == .enterprise || !isLetter($0)) }
    let digits = characters.count(where: isDigit)
    if let other {
      form.mistake(field, words.identityCharacter(["character": HTML(text: String(other))]))
    } else if digits < characters.count {
      form.mistake(field, words.passport(count: characters.count))
    } else {
      switch kind {
      case .citizen: form.mistake(field, words.identity(count: digits))
      case .enterprise: form.mistake(field, words.taxCode(count: digits))
      case .organisation: form.mistake(field, words.organisationNumber(count: digits))
      }
    }
    return nil
  }

  /// Người đại diện: one with a number alone has no name.
  mutating func representative() -> Representative? {
    let name = text(IntakeField.representative, limit: IntakeEntry.nameLimit)
    let identity = identity(for: .citizen, in: IntakeField.representativeIdentity)
    if name.isVisible { return Representative(name: name, identity: identity) }
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
      form.mistakenDay(IntakeField.birthDate, words.birthDate.html)
      return nil
    }
    if date > today || date.year < IntakeReader.earliestBirthYear {
      form.mistake(IntakeField.birthDate, words.birthDateRange)
    }
    return date
  }

  private static let earliestBirthYear = 1900

  mutating func phone() -> PhoneNumber? {
    let typed = values[IntakeField.phone]
    let text = TypedText.plain(typed)
    if text.isEmpty { return nil }
    if let number = PhoneNumber(typed) { return number }
    let isDigit = { (scalar: Unicode.Scalar) in ("0"..."9").contains(scalar) }
    let known = PhoneNumber.separators + "+"
    let digits = text.unicodeScalars.count(where: isDigit)
    let mistake =
      if let other = text.unicodeScalars.first(where: { !isDigit($0) && !known.unicodeScalars.contains($0) }) {
        words.phoneLetters(["character": HTML(text: String(other))])
      } else if digits == 10 || digits == 11 {
        words.phoneStart.html
      } else {
        words.phoneLength(count: digits)
      }
    form.mistake(IntakeField.phone, mistake)
    return nil
  }

  mutating func email() -> EmailAddress? {
    let text = values[IntakeField.email]
    if TypedText.plain(text).isEmpty { return nil }
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
      if phone?.isMobile == false { form.mistake(IntakeField.notices, words.noticeMobile) }
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
