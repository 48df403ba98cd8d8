/// What a field asks for.
package enum FieldType: Hashable, Sendable {
  /// One answer.
  case input(InputType)
  /// Several answers that belong together, always the same.
  case composite(CompositeType)
  /// What follows from other answers; nobody types it.
  case computed(Formula)
  /// Rows with the same questions.
  case group(FormGroup)
}

/// Rows of the same questions: `dòng 1`, `dòng 2`.
package struct FormGroup: Hashable, Sendable {
  package var columns: [FormField]
  /// How many rows it has at least and at most.
  package var rows: ClosedRange<Int>

  /// More rows than any list on a legal form has.
  package static let mostRows = 200

  package init(columns: [FormField], rows: ClosedRange<Int>) {
    self.columns = columns
    self.rows = rows
  }
}

/// One answer, and the rule for it.
package enum InputType: Hashable, Sendable {
  case line(LineRule)
  /// With line breaks.
  case long(longest: Int)
  case number(NumberRule)
  /// Whole đồng.
  case money(NumberRule)
  case percentage(NumberRule)
  case date(DateRule)
  /// A time of day.
  case time
  /// Yes or no, of which one must be chosen.
  case yesNo
  /// A box; `isNeeded`: a pledge, without which nothing is filed.
  case tick(isNeeded: Bool)
  case one(of: OptionSource)
  case several(of: OptionSource)
  /// Số định danh cá nhân, or of a passport.
  case identity
  /// Mã số thuế, mã số doanh nghiệp.
  case taxCode
  case phone
  case email
  /// Mã ngành kinh tế, of the fourth level.
  case industry
  /// Phường, xã, đặc khu of the province in the part beside it.
  case commune
  /// Biển số xe.
  case plate
  /// Scans and documents.
  case files(FilesRule)

  /// What formulas see of it: of files, how many there are.
  package var kind: FormValue.Kind {
    switch self {
    case .line, .long, .time, .one, .identity, .taxCode, .phone, .email, .industry, .commune, .plate: .text
    case .number, .money, .percentage, .files: .number
    case .date: .date
    case .yesNo, .tick: .truth
    case .several: .texts
    }
  }
}

package struct LineRule: Hashable, Sendable {
  package enum Style: String, Hashable, Sendable, CaseIterable {
    case any
    /// A person's name: letters, no digits.
    case name
    /// Stored in capital letters, as the form prints it.
    case capitals
    /// An enterprise's name, by the rules of the law (`EnterpriseName`); stored in capital letters.
    case companyName = "company_name"
  }

  package var longest: Int
  package var style: Style
  /// The kind with which a company name begins; nil: any.
  package var enterprise: EnterpriseKind?

  package init(longest: Int = 200, style: Style = .any, enterprise: EnterpriseKind? = nil) {
    self.longest = longest
    self.style = style
    self.enterprise = style == .companyName ? enterprise : nil
  }
}

package struct NumberRule: Hashable, Sendable {
  /// 0 to 4.
  package var decimals: Int
  package var least: FormNumber?
  package var most: FormNumber?
  /// `m²`; what stands behind the number.
  package var unit: BilingualText?

  package init(decimals: Int = 0, least: FormNumber? = nil, most: FormNumber? = nil, unit: BilingualText? = nil) {
    self.decimals = decimals
    self.least = least
    self.most = most
    self.unit = unit
  }
}

package enum DateRule: String, Hashable, Sendable, CaseIterable {
  case any
  /// Today or before.
  case past
  /// Today or after.
  case future
}

/// What a list offers.
package enum OptionSource: Hashable, Sendable {
  case listed([Option])
  case list(NamedList)

  package struct Option: Hashable, Sendable {
    package var value: String
    package var label: BilingualText

    package init(value: String, label: BilingualText) {
      self.value = value
      self.label = label
    }
  }
}

package struct FilesRule: Hashable, Sendable {
  /// The paper of the procedure that they are, by its Vietnamese name; nil: none of them.
  package var paper: String?
  package var most: Int

  package static let greatest = 20

  package init(paper: String? = nil, most: Int = 5) {
    self.paper = paper
    self.most = most
  }
}
