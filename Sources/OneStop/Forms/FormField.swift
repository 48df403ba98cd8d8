/// One question of a form.
package struct FormField: Hashable, Sendable {
  package var key: FieldKey
  package var label: BilingualText
  package var hint: BilingualText?
  package var type: FieldType
  package var isRequired: Bool
  package var condition: Formula?
  package var checks: [FieldCheck]
  /// What it tells of the dossier, beside standing on the form.
  package var role: FieldRole?
  /// Where the field comes from: the prescribed form's number, or why it is asked.
  package var basis: String
  package var certainty: Certainty

  package init(
    key: FieldKey, label: BilingualText, hint: BilingualText? = nil, type: FieldType, isRequired: Bool = false,
    condition: Formula? = nil, checks: [FieldCheck] = [], role: FieldRole? = nil, basis: String = "",
    certainty: Certainty = .designed
  ) {
    self.key = key
    self.label = label
    self.hint = hint
    self.type = type
    self.isRequired = isRequired
    self.condition = condition
    self.checks = checks
    self.role = role
    self.basis = basis
    self.certainty = certainty
  }

  /// How sure it is that the prescribed form has the field, so named.
  package enum Certainty: String, Hashable, Sendable, CaseIterable {
    /// Read in a transcription of the form, or in a working one.
    case seen
    /// Read in a partial copy or a description.
    case described
    /// Known from practice; the text was not at hand.
    case remembered
    /// On no prescribed form: what filing here needs.
    case designed
  }
}

/// What must be true of a field beside its type's own rule.
package struct FieldCheck: Hashable, Sendable {
  package var formula: Formula
  /// What the applicant reads where it is not true.
  package var message: BilingualText
  /// Whether filing goes on all the same.
  package var isWarning: Bool

  package init(formula: Formula, message: BilingualText, isWarning: Bool = false) {
    self.formula = formula
    self.message = message
    self.isWarning = isWarning
  }
}

/// What the dossier takes from a form.
package enum FieldRole: String, Hashable, Sendable, CaseIterable {
  case applicantName = "applicant_name"
  case applicantIdentity = "applicant_identity"
  case applicantBirthDate = "applicant_birth_date"
  case applicantPhone = "applicant_phone"
  case applicantEmail = "applicant_email"
  case applicantAddress = "applicant_address"
  case summary
  /// The address by which the agency is found that solves it.
  case place

  /// The kinds of answer that can say it.
  package func takes(_ type: FieldType) -> Bool {
    switch (self, type) {
    case (.applicantName, .input(.line)), (.applicantIdentity, .input(.identity)),
      (.applicantIdentity, .input(.taxCode)),
      (.applicantBirthDate, .input(.date)), (.applicantPhone, .input(.phone)), (.applicantEmail, .input(.email)),
      (.applicantAddress, .input(.line)), (.applicantAddress, .composite(.address)), (.summary, .input(.line)),
      (.summary, .input(.long)), (.summary, .computed), (.place, .composite(.address)), (.place, .composite(.parcel)):
      true
    default: false
    }
  }
}
