/// Người nộp hồ sơ: what is asked before every form's own pages, namely who files. Oneself, somebody whom the person
/// that it is about has authorised, or who signs for an organisation (Decree 118/2025/NĐ-CP: filing in person, or
/// through an authorised person).
///
/// Its answers and files stand in the draft beside those of the form. Its keys have a hyphen, as no key of a form that a
/// city writes has (`FieldKey`), so that they meet none.
package enum FilerPage {
  package enum Choice: String, Hashable, Sendable, CaseIterable {
    case oneself = "minh"
    /// Người được ủy quyền: the form's applicant stays the person that the dossier is about.
    case authorised = "uy_quyen"
    /// Tổ chức, doanh nghiệp: the form's applicant is the person who signs.
    case organisation = "to_chuc"
  }

  package enum Question: String, Hashable, Sendable, CaseIterable {
    case choice = "nop-cho"
    case name = "nop-ho-ten"
    case identity = "nop-so-dinh-danh"
    case phone = "nop-dien-thoai"
    case authorisation = "nop-uy-quyen"
    case kind = "nop-loai"
    case organisation = "nop-to-chuc"
    case taxCode = "nop-ma-so"
    case address = "nop-dia-chi"

    var key: FieldKey { FieldKey(known: rawValue) }
    package var place: AnswerPlace { AnswerPlace(rawValue) }
  }

  /// The page's words.
  package protocol Texts: AnyObject, Sendable {
    var pageTitle: BilingualText { get }
    func label(of question: Question) -> BilingualText
    func hint(of question: Question) -> BilingualText?
    func name(of choice: Choice) -> BilingualText
    func name(of kind: Applicant.Kind) -> BilingualText
    /// By which the authorisation's file is named in the dossier, in Vietnamese.
    var paperName: String { get }
  }

  /// For whoever reads the answers and shows none.
  package final class NoTexts: Texts {
    fileprivate static let shared = NoTexts()
    private static let none = BilingualText("")

    package var pageTitle: BilingualText { NoTexts.none }
    package func label(of question: Question) -> BilingualText { NoTexts.none }
    package func hint(of question: Question) -> BilingualText? { nil }
    package func name(of choice: Choice) -> BilingualText { NoTexts.none }
    package func name(of kind: Applicant.Kind) -> BilingualText { NoTexts.none }
    package var paperName: String { "" }
  }

  /// Those that a form leaves open: one that asks for an enterprise itself has its signatory too.
  package static func choices(_ form: FormDefinition) -> [Choice] {
    form.asksForEnterprise ? [.oneself, .authorised] : Choice.allCases
  }

  package static func page(_ choices: [Choice], _ texts: any Texts) -> FormPage {
    let field = { (question: Question, type: InputType, choice: Choice?) in
      FormField(
        key: question.key, label: texts.label(of: question), hint: texts.hint(of: question), type: .input(type),
        isRequired: true, condition: choice.map(isChosen))
    }
    let options = choices.map { OptionSource.Option(value: $0.rawValue, label: texts.name(of: $0)) }
    let kinds = [Applicant.Kind.enterprise, .organisation].map {
      OptionSource.Option(value: $0.rawValue, label: texts.name(of: $0))
    }
    var fields = [
      field(.choice, .one(of: .listed(options)), nil),
      field(.name, .line(LineRule(longest: 120, style: .name)), .authorised),
      field(.identity, .identity, .authorised), field(.phone, .phone, .authorised),
      field(.authorisation, .files(FilesRule(paper: texts.paperName)), .authorised),
    ]
    if choices.contains(.organisation) {
      fields += [
        field(.kind, .one(of: .listed(kinds)), .organisation),
        field(.organisation, .line(LineRule(longest: 200)), .organisation),
        field(.taxCode, .taxCode, .organisation), field(.address, .line(LineRule(longest: 300)), .organisation),
      ]
    }
    return FormPage(title: texts.pageTitle, sections: [FormSection(fields: fields)])
  }

  private static func isChosen(_ choice: Choice) -> Formula {
    Formula(that: Question.choice.rawValue, is: choice.rawValue)
  }
}

extension FilerPage.Texts where Self == FilerPage.NoTexts {
  package static var none: FilerPage.NoTexts { .shared }
}

extension FormDefinition {
  /// Whether its applicant is an enterprise: the number that it asks for is a tax code.
  package var asksForEnterprise: Bool {
    fields.contains { $0.role == .applicantIdentity && $0.type == .input(.taxCode) }
  }

  /// The form as it is filled in: with the page that asks who files, whose number is 0, before its own.
  package func asking(_ texts: any FilerPage.Texts) -> FormDefinition {
    var form = self
    form.pages.insert(FilerPage.page(FilerPage.choices(self), texts), at: 0)
    return form
  }
}

extension PreparedForm {
  /// As `FormDefinition.asking`, once for the words of each language.
  package func asking(_ texts: any FilerPage.Texts) -> PreparedForm { made(with: texts) { $0.asking(texts) } }
}

extension FormAnswers {
  /// Who files, as it was chosen.
  package init(filer choice: FilerPage.Choice) {
    self.init(fields: [FilerPage.Question.choice.rawValue: [choice.rawValue]])
  }
}

extension FormAnswers {
  /// Who files, as a dossier has it.
  package init(filerOf applicant: Applicant, by form: FormDefinition) {
    self.init(filer: .oneself)
    guard let representative = applicant.representative else { return }
    var texts: [FilerPage.Question: String] = [:]
    if applicant.kind == .citizen {
      texts[.choice] = FilerPage.Choice.authorised.rawValue
      texts[.name] = representative.name
      texts[.identity] = representative.identity?.description
      texts[.phone] = representative.phone?.description
    } else if !form.asksForEnterprise {
      texts[.choice] = FilerPage.Choice.organisation.rawValue
      texts[.kind] = applicant.kind.rawValue
      texts[.organisation] = applicant.name
      texts[.taxCode] = applicant.identity?.description
      texts[.address] = applicant.address
    }
    for (question, text) in texts where !text.isEmpty { self[question.place] = [text] }
  }
}

extension FormSheet {
  package subscript(question: FilerPage.Question) -> FormValue? { self[question.place] }

  /// Who files: oneself where the form asks nothing else.
  package var filer: FilerPage.Choice { self[.choice]?.text.flatMap(FilerPage.Choice.init(rawValue:)) ?? .oneself }

  /// The applicant, as whoever files has it: with the person who was authorised, or the organisation with its signatory.
  func filing(_ applicant: Applicant) -> Applicant {
    var filed = applicant
    switch filer {
    case .oneself: break
    case .authorised:
      guard let name = self[.name]?.text else { break }
      filed.representative = Representative(
        name: name, identity: self[.identity]?.text.map { IdentityNumber(stored: $0) },
        phone: self[.phone]?.text.map { PhoneNumber(stored: $0) })
    case .organisation:
      guard let name = self[.organisation]?.text, let kind = self[.kind]?.text.flatMap(Applicant.Kind.init(rawValue:))
      else { break }
      filed = Applicant(
        kind: kind, name: name, identity: self[.taxCode]?.text.map { IdentityNumber(stored: $0) },
        phone: applicant.phone, email: applicant.email, address: self[.address]?.text ?? "",
        representative: Representative(name: applicant.name, identity: applicant.identity))
    }
    return filed
  }
}
