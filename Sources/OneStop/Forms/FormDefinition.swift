/// Biểu mẫu điện tử tương tác: what a procedure asks for, page by page (Decree 45/2020/NĐ-CP art. 3). A form as such may
/// be unsound (`mistakes`); one that is published is not.
package struct FormDefinition: Hashable, Sendable {
  package var title: BilingualText
  /// The prescribed form that it stands for; empty where law prescribes none.
  package var basis: String
  /// Which paper of the procedure it is, by that paper's Vietnamese name: whoever has filed the form has handed that
  /// paper in. nil: none of them.
  package var paper: String?
  /// What the applicant goes through, one after the other.
  package var pages: [FormPage]

  package init(title: BilingualText, basis: String = "", paper: String? = nil, pages: [FormPage]) {
    self.title = title
    self.basis = basis
    self.paper = paper
    self.pages = pages
  }

  /// Its fields in their order, those of groups behind the group.
  package var fields: [FormField] { pages.flatMap(\.fields) }
}

/// One step of filling in.
package struct FormPage: Hashable, Sendable {
  package var title: BilingualText
  /// When it is asked at all; nil: always.
  package var condition: Formula?
  package var sections: [FormSection]

  package init(title: BilingualText, condition: Formula? = nil, sections: [FormSection]) {
    self.title = title
    self.condition = condition
    self.sections = sections
  }

  package var fields: [FormField] { sections.flatMap(\.fields) }
}

/// Fields under one heading.
package struct FormSection: Hashable, Sendable {
  /// nil where the page's title says it.
  package var title: BilingualText?
  package var hint: BilingualText?
  package var condition: Formula?
  package var fields: [FormField]

  package init(
    title: BilingualText? = nil, hint: BilingualText? = nil, condition: Formula? = nil, fields: [FormField]
  ) {
    self.title = title
    self.hint = hint
    self.condition = condition
    self.fields = fields
  }
}
