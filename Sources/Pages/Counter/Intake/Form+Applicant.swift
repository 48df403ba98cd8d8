import Markup
import OneStop
import Web
import Words

/// The fields that intake and corrections share, with their mistakes.
extension Form {
  private var mistakeWords: IntakeMistakeWords { words.intake.mistakes }

  /// All details of the applicant.
  ///
  /// - Parameter usual: the kind if the form does not ask for it.
  mutating func applicant(_ texts: FilingTexts, usual: Applicant.Kind = .citizen, today: LocalDate) -> Applicant {
    let kind = applicantKind(usual: usual)
    let mistakes = mistakeWords
    return Applicant(
      kind: kind, name: name(texts), identity: identity(of: kind), phone: phone(),
      email: read(IntakeField.email, { EmailAddress($0) }, or: mistakes.email.html),
      address: text(IntakeField.address, texts.address), birthDate: birthDate(of: kind, by: today),
      ward: text(IntakeField.ward, texts.ward), representative: representative(texts))
  }

  mutating func applicantKind(usual: Applicant.Kind = .citizen) -> Applicant.Kind {
    choice(IntakeField.kind, usual: usual, or: mistakeWords.unknownKind)
  }

  private mutating func name(_ texts: FilingTexts) -> String {
    let mistakes = mistakeWords
    return take(values[IntakeField.name], at: IntakeField.name, by: texts.applicantName) {
      mistakes.sentence($0)
    } ?? ""
  }

  mutating func identity(of kind: Applicant.Kind, in field: String = IntakeField.identity) -> IdentityNumber? {
    let mistakes = mistakeWords
    return read(field) { text throws(IdentityNumber.Mistake) in
      try IdentityNumber(typed: text, for: kind)
    } because: {
      mistakes.sentence($0, for: kind)
    }
  }

  mutating func phone(in field: String = IntakeField.phone) -> PhoneNumber? {
    let mistakes = mistakeWords
    return read(field) { text throws(PhoneNumber.Mistake) in
      try PhoneNumber(typed: text)
    } because: {
      mistakes.sentence($0)
    }
  }

  /// A citizen's date of birth; not read for other kinds of applicant.
  private mutating func birthDate(of kind: Applicant.Kind, by today: LocalDate) -> LocalDate? {
    guard kind == .citizen else { return nil }
    let noDate = noDay(values[IntakeField.birthDate], mistakeWords.birthDate.html)
    let outsideRange = mistakeWords.birthDateRange.html
    return read(IntakeField.birthDate) { text throws(BirthDateMistake) in
      try LocalDate(birthTyped: text, by: today)
    } because: {
      $0 == .noDate ? noDate : outsideRange
    }
  }

  /// Người đại diện: one with only a number lacks a name.
  private mutating func representative(_ texts: FilingTexts) -> Representative? {
    let field = IntakeField.representative
    let numbers = [IntakeField.representativeIdentity, IntakeField.representativePhone]
    if values[field].isEmpty, numbers.allSatisfy({ values[$0].isEmpty }) { return nil }
    let name = text(field, texts.name, missing: mistakeWords.representativeMissing)
    let identity = identity(of: .citizen, in: IntakeField.representativeIdentity)
    return Representative(name: name, identity: identity, phone: phone(in: IntakeField.representativePhone))
  }

  /// How the applicant wants to be notified, which needs the address for it; a wrong address is a mistake of its own
  /// field.
  mutating func notices(for applicant: Applicant) -> MessageChannel? {
    let mistakes = mistakeWords
    let channel = read(IntakeField.notices, MessageChannel.init(rawValue:), or: mistakes.unknownNotice.html)
    guard let channel, let lack = channel.lack(phone: applicant.phone, email: applicant.email) else { return channel }
    let field = channel == .email ? IntakeField.email : IntakeField.phone
    if message(field) == nil { mistake(IntakeField.notices, mistakes.sentence(lack)) }
    return channel
  }

  /// How the result will be received.
  ///
  /// - Parameter isNowhere: whether it already goes by post without an address, as another system may have filed it.
  mutating func returnMethod(
    usual: ReturnMethod = .counter, isNowhere: Bool = false, to applicant: Applicant
  ) -> ReturnMethod {
    let method = choice(IntakeField.returnBy, usual: usual, or: mistakeWords.unknownReturn)
    let isWrong = message(IntakeField.address) != nil || message(IntakeField.ward) != nil
    if method == .post, applicant.address.isEmpty, applicant.ward.isEmpty, !isNowhere, !isWrong {
      mistake(IntakeField.address, mistakeWords.postAddressMissing)
    }
    return method
  }

  /// The papers at these positions, counted from 1, each once and in the order of the procedure.
  mutating func papers(of procedure: Procedure) -> [SubmittedPaper] {
    var positions: Set<Int> = []
    for text in values.all(IntakeField.papers) where !text.isEmpty {
      if let position = Int(typed: text, in: 1...1_000), position <= procedure.papers.count {
        positions.insert(position)
      } else if message(IntakeField.papers) == nil {
        let position = HTML(text: String(text.unicodeScalars.prefix(20)))
        mistake(
          IntakeField.papers, mistakeWords.unknownPaper(count: procedure.papers.count, ["position": position]))
      }
    }
    return positions.sorted().map { position in
      let paper = procedure.papers[position - 1]
      return SubmittedPaper(name: paper.name.vietnamese, quantity: paper.quantity)
    }
  }
}
