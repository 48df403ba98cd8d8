import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let formEditor: [PageSample] = [
    PageSample("procedures with forms", showsText: false) { fixtures in
      FormListPage(
        versions: [try code: [try version(1)]], copies: [:], people: [:], form: fixtures.form(),
        catalogue: fixtures.catalogue, today: fixtures.today, language: fixtures.language
      ).page
    },
    PageSample("a form's versions") { fixtures in
      FormVersionsPage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy), versions: [try version(1), try version(2)],
        copy: try copy(fixtures), drafts: [1: 3], people: ["lan": fixtures.text], sources: [try fixtures.procedure()],
        form: fixtures.form(), csrfField: fixtures.csrfField, today: fixtures.today, language: fixtures.language
      ).page
    },
    PageSample("a form that is changed") { fixtures in
      FormOutlinePage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy), copy: try copy(fixtures),
        mistakes: [FormMistake(.noApplicant, at: .form)], csrfField: fixtures.csrfField, words: fixtures.words,
        language: fixtures.language
      ).page
    },
    PageSample("a question of a form", wrong: [FieldForm.Field.label]) { fixtures in
      let copy = try copy(fixtures)
      let key = try FieldKey("ho_ten").unwrapped
      let form = fixtures.form(
        [FieldForm.Field.label: fixtures.text, FieldForm.Field.type: "line", FieldForm.Field.shownType: "line"],
        wrong: [FieldForm.Field.label])
      return PartPage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy), copy: copy, path: .field(key),
        room: .section(page: 0, 0),
        subject: .field(
          FieldForm(
            key: key, room: .section(page: 0, 0), definition: copy.form, papers: [fixtures.text],
            language: fixtures.language, form: form)),
        mistakes: [], csrfField: fixtures.csrfField, language: fixtures.language
      ).page
    },
    PageSample("a page of a form", wrong: [PartForm.Field.title]) { fixtures in
      let copy = try copy(fixtures)
      let form = fixtures.form([PartForm.Field.title: fixtures.text], wrong: [PartForm.Field.title])
      return PartPage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy), copy: copy, path: .page(0), room: .form,
        subject: .part(PartForm(kind: .page, path: .page(0), definition: copy.form, papers: [], form: form)),
        mistakes: [], csrfField: fixtures.csrfField, language: fixtures.language
      ).page
    },
    PageSample("a form as it would be filled in") { fixtures in
      var page = FormPreviewPage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy),
        chosen: ChosenForm(prepared: PreparedForm(try form(fixtures)), number: nil),
        answers: FormAnswers(fields: ["ho_ten": [fixtures.text]]), mistakes: [], structuralMistakes: [], files: [:],
        setting: FormSetting(today: fixtures.today, lists: try Resources.formLists.get()),
        csrfField: fixtures.csrfField, words: fixtures.words, language: fixtures.language)
      page.number = 0
      return page.page
    },
    PageSample("two versions of a form") { fixtures in
      let shipped = try Resources.form(code)
      return FormComparisonPage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy),
        old: ChosenForm(prepared: PreparedForm(shipped), number: 1),
        new: ChosenForm(prepared: PreparedForm(try form(fixtures)), number: nil), versions: [try version(1)],
        hasCopy: true,
        words: fixtures.words, language: fixtures.language
      ).page
    },
    PageSample("a form to be published", wrong: ["tu_ngay"]) { fixtures in
      let sound = try Resources.form(code)
      return FormPublicationPage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy), copy: try copy(fixtures, sound), newest: nil,
        today: fixtures.today, mistakes: [], form: fixtures.form(["tu_ngay": fixtures.text], wrong: ["tu_ngay"]),
        csrfField: fixtures.csrfField, language: fixtures.language
      ).page
    },
    PageSample("a form from a file", showsText: false) { fixtures in
      FormImportPage(
        procedure: try fixtures.procedure(TestPortal.certifiedCopy), revision: 1, form: fixtures.form(),
        csrfField: fixtures.csrfField, language: fixtures.language
      ).page
    },
  ]

  private static var code: ProcedureCode { get throws { try ProcedureCode(TestPortal.certifiedCopy).unwrapped } }

  private static func version(_ number: Int) throws -> FormVersionMark {
    FormVersionMark(
      procedure: try code, number: number, validFrom: LocalDate(daysSinceEpoch: 17_000),
      publishedAt: .operations("2018-05-01T09:00"),
      publishedBy: number == 1 ? nil : "lan")
  }

  /// With what people have typed wherever they can.
  private static func form(_ fixtures: PageFixtures) throws -> FormDefinition {
    let text = BilingualText(fixtures.text, english: fixtures.text)
    let option = OptionSource.Option(value: "a", label: text)
    let fields = [
      FormField(
        key: try FieldKey("ho_ten").unwrapped, label: text, hint: text, type: .input(.line(LineRule())),
        isRequired: true),
      FormField(key: try FieldKey("chon").unwrapped, label: text, type: .input(.one(of: .listed([option])))),
    ]
    return FormDefinition(
      title: text, basis: fixtures.text,
      pages: [FormPage(title: text, sections: [FormSection(title: text, hint: text, fields: fields)])])
  }

  private static func copy(_ fixtures: PageFixtures, _ form: FormDefinition? = nil) throws -> FormCopy {
    FormCopy(
      procedure: try code, form: try form ?? self.form(fixtures), base: 1, revision: 3,
      changedAt: .operations("2018-06-01T09:00"),
      changedBy: "lan")
  }
}
