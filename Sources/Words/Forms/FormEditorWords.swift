import OneStop

/// Biểu mẫu điện tử: how a city changes the forms of its procedures.
package final class FormEditorWords: Decodable, Sendable {
  package let title: Phrase
  package let link: Phrase
  package let list: List
  package let versions: Versions
  package let outline: Outline
  package let part: Part
  package let field: Field
  package let preview: Preview
  package let publication: Publication
  package let comparison: Comparison
  package let exchange: Exchange
  package let importing: FormImportWords
  package let refusals: Refusals
  package let mistakes: FormMistakeWords
  package let formula: FormulaWords
  package let types: PhraseTable<FieldTypeWord>
  package let roles: PhraseTable<FieldRole>
  package let certainties: PhraseTable<FormField.Certainty>
  package let lists: PhraseTable<NamedList>
  package let styles: PhraseTable<LineRule.Style>
  package let enterprises: PhraseTable<EnterpriseKind>
  package let days: PhraseTable<DateRule>

  /// The procedures that have forms.
  package final class List: Decodable, Sendable {
    package let lead: Phrase
    package let caption: Phrase
    package let procedure: Phrase
    package let version: Phrase
    package let copy: Phrase
    package let none: Phrase
    /// Places: number, date.
    package let since: Phrase
    package let noCopy: Phrase
    /// Places: name, time.
    package let changed: Phrase
    package let choose: Phrase
    package let chooseHint: Phrase
    package let open: Phrase
    package let unknown: Phrase
  }

  /// One procedure's versions, and its working copy.
  package final class Versions: Decodable, Sendable {
    package let title: Phrase
    package let copy: Phrase
    /// Places: name, time.
    package let changed: Phrase
    /// Place: number.
    package let base: Phrase
    package let noBase: Phrase
    /// Place: number.
    package let behind: Phrase
    package let compare: Phrase
    /// Place: number.
    package let follow: Phrase
    package let goOn: Phrase
    package let noCopy: Phrase
    /// Place: number.
    package let begin: Phrase
    package let beginEmpty: Phrase
    package let from: Phrase
    package let fromButton: Phrase
    package let discard: Phrase
    package let discardLead: Phrase
    package let discardButton: Phrase
    package let published: Phrase
    package let caption: Phrase
    package let number: Phrase
    package let validFrom: Phrase
    package let publishedBy: Phrase
    package let drafts: Phrase
    package let actions: Phrase
    package let none: Phrase
    package let program: Phrase
    package let now: Phrase
    package let pending: Phrase
    package let replaced: Phrase
    package let begun: Phrase
    package let discarded: Phrase
    package let followed: Phrase
    /// Places: number, date.
    package let done: Phrase
    package let procedurePage: Phrase
  }

  /// The working copy from above.
  package final class Outline: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    package let sound: Phrase
    /// Place: count.
    package let mistakes: Phrase
    package let form: Phrase
    /// Place: number.
    package let page: Phrase
    /// Place: number.
    package let section: Phrase
    package let noPages: Phrase
    package let noFields: Phrase
    /// Place: label.
    package let up: Phrase
    /// Place: label.
    package let down: Phrase
    /// Place: label.
    package let copy: Phrase
    /// Place: label.
    package let delete: Phrase
    package let copyShort: Phrase
    package let deleteShort: Phrase
    package let addPage: Phrase
    package let addSection: Phrase
    package let addField: Phrase
    package let addColumn: Phrase
    /// Place: label.
    package let addTo: Phrase
    package let required: Phrase
    /// Place: condition.
    package let shownIf: Phrase
    /// Place: formula.
    package let computed: Phrase
    package let key: Phrase
    package let moved: Phrase
    package let copied: Phrase
    package let deleted: Phrase
    package let saved: Phrase
    package let gone: Phrase
    package let typed: Phrase
  }

  /// A page, a section, or the form as a whole.
  package final class Part: Decodable, Sendable {
    package let form: Phrase
    package let newPage: Phrase
    package let newSection: Phrase
    /// Place: label.
    package let page: Phrase
    /// Place: label.
    package let section: Phrase
    package let titleVietnamese: Phrase
    package let titleEnglish: Phrase
    package let sectionTitleHint: Phrase
    package let englishHint: Phrase
    package let hintVietnamese: Phrase
    package let hintEnglish: Phrase
    package let basis: Phrase
    package let basisHint: Phrase
    package let paper: Phrase
    package let paperHint: Phrase
    package let noPaper: Phrase
    package let condition: Phrase
    package let conditionHint: Phrase
    package let quick: Phrase
    package let quickHint: Phrase
    package let quickNone: Phrase
    /// Places: field, value.
    package let quickIs: Phrase
    package let readable: Phrase
    package let save: Phrase
    package let back: Phrase
    package let delete: Phrase
    /// Place: label.
    package let deleteTitle: Phrase
    package let deletePart: Phrase
    /// Place: count.
    package let deleteFields: Phrase
    package let deleteReaders: Phrase
    package let deleteParts: Phrase
    package let deleteButton: Phrase
    package let keep: Phrase
    package let missingTitle: Phrase
    package let needsVietnamese: Phrase
    /// Places: name, time.
    package let outdated: Phrase
    package let present: Phrase
    package let blank: Phrase
  }

  /// One question.
  package final class Field: Decodable, Sendable {
    package let new: Phrase
    package let newColumn: Phrase
    /// Place: label.
    package let title: Phrase
    package let label: Phrase
    package let labelEnglish: Phrase
    package let key: Phrase
    package let keyHint: Phrase
    package let type: Phrase
    package let changeType: Phrase
    package let typeChanged: Phrase
    package let required: Phrase
    package let requiredYes: Phrase
    package let room: Phrase
    /// Places: page, section.
    package let roomSection: Phrase
    /// Place: label.
    package let roomGroup: Phrase
    package let settings: Phrase
    package let longest: Phrase
    package let style: Phrase
    package let enterprise: Phrase
    package let enterpriseHint: Phrase
    package let anyEnterprise: Phrase
    package let decimals: Phrase
    package let least: Phrase
    package let most: Phrase
    package let unit: Phrase
    package let unitEnglish: Phrase
    package let when: Phrase
    package let needed: Phrase
    package let neededYes: Phrase
    package let list: Phrase
    package let ownList: Phrase
    package let options: Phrase
    package let optionsHint: Phrase
    package let paper: Phrase
    package let noPaper: Phrase
    package let mostFiles: Phrase
    package let leastRows: Phrase
    package let mostRows: Phrase
    package let columns: Phrase
    package let formula: Phrase
    package let formulaHint: Phrase
    package let checks: Phrase
    package let checksHint: Phrase
    /// Place: number.
    package let check: Phrase
    package let checkFormula: Phrase
    package let checkMessage: Phrase
    package let checkEnglish: Phrase
    package let checkWarning: Phrase
    package let checkWarningYes: Phrase
    package let more: Phrase
    package let role: Phrase
    package let roleHint: Phrase
    package let noRole: Phrase
    package let basis: Phrase
    package let certainty: Phrase
    package let mistakes: Mistakes

    package final class Mistakes: Decodable, Sendable {
      package let label: Phrase
      package let key: Phrase
      package let keyTaken: Phrase
      /// Places: least, most.
      package let number: Phrase
      package let decimal: Phrase
      package let bounds: Phrase
      package let rows: Phrase
      package let needed: Phrase
      /// Place: line.
      package let option: Phrase
      package let checkHalf: Phrase
      package let hasColumns: Phrase
      package let groupInGroup: Phrase
      package let tooMany: Phrase
      package let choice: Phrase
    }
  }

  /// The form as a citizen sees it.
  package final class Preview: Decodable, Sendable {
    package let title: Phrase
    package let link: Phrase
    package let lead: Phrase
    package let copy: Phrase
    /// Place: number.
    package let version: Phrase
    package let next: Phrase
    package let back: Phrase
    package let all: Phrase
    package let end: Phrase
    package let good: Phrase
    package let wrong: Phrase
    package let again: Phrase
    package let empty: Phrase
    /// Place: name.
    package let applicant: Phrase
    package let warnings: Phrase
    package let files: Phrase
    package let unsound: Phrase
    package let broken: Phrase
  }

  package final class Publication: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    package let drafts: Phrase
    package let day: Phrase
    package let dayHint: Phrase
    package let dayWrong: Phrase
    /// Place: date.
    package let tooEarly: Phrase
    /// Place: date.
    package let farAhead: Phrase
    package let sure: Phrase
    /// Places: number, date.
    package let replaces: Phrase
    package let button: Phrase
    package let unsound: Phrase
    package let unchanged: Phrase
    /// Place: number.
    package let newer: Phrase
    package let changes: Phrase
    package let first: Phrase
    package let link: Phrase
  }

  package final class Comparison: Decodable, Sendable {
    package let title: Phrase
    package let from: Phrase
    package let to: Phrase
    package let button: Phrase
    package let same: Phrase
    package let copy: Phrase
    /// Place: number.
    package let version: Phrase
    package let form: Phrase
    /// Place: label.
    package let page: Phrase
    /// Place: label.
    package let section: Phrase
    package let untitled: Phrase
    package let added: Phrase
    /// Of a question. Places: page, type, required.
    package let addedTo: Phrase
    package let removed: Phrase
    package let moved: Phrase
    /// To another page. Places: from, page.
    package let movedTo: Phrase
    /// Places: aspect, before, after.
    package let changed: Phrase
    package let aspects: PhraseTable<FormDifference.Aspect>
    package let partTitle: Phrase
    package let nothing: Phrase
    package let yes: Phrase
    package let no: Phrase
    package let always: Phrase
    package let link: Phrase
    package let parts: Phrase
    package let fields: Phrase
  }

  package final class Exchange: Decodable, Sendable {
    package let title: Phrase
    package let lead: Phrase
    package let schema: Phrase
    package let file: Phrase
    package let fileHint: Phrase
    package let text: Phrase
    package let textHint: Phrase
    package let button: Phrase
    package let missing: Phrase
    package let tooLarge: Phrase
    package let notText: Phrase
    /// Place: count.
    package let wrong: Phrase
    package let places: Phrase
    package let replaces: Phrase
    package let export: Phrase
    package let link: Phrase
    package let done: Phrase
  }

  package final class Refusals: Decodable, Sendable {
    package let noCopy: Phrase
    package let nothingToCopy: Phrase
    /// Places: name, time.
    package let outdated: Phrase
    package let unreadable: Phrase
    package let tooLarge: Phrase
    package let noPlace: Phrase
    package let atEdge: Phrase
    package let tooManyFields: Phrase
    package let tooManyParts: Phrase
  }
}
