/// A prescribed paper form of the one-stop mechanism, named by its purpose: its number has changed with the circulars.
package enum PrescribedForm: String, Hashable, Sendable, CaseIterable {
  case receipt, supplement, refusal, apology, stop
  case controlSlip = "control_slip"
  case trackingBook = "tracking_book"
}

/// The legal text that prescribes the forms from its own day until the next text's (`Rules.md`, Prescribed papers).
package enum FormText: String, Hashable, Sendable, CaseIterable {
  /// Quyết định 09/2015/QĐ-TTg
  case decision09 = "decision_09_2015"
  /// Nghị định 61/2018/NĐ-CP
  case decree61 = "decree_61_2018"
  /// Thông tư 01/2018/TT-VPCP: forms 01 to 06
  case circular01 = "circular_01_2018"
  /// Thông tư 03/2025/TT-VPCP, Annex I: forms 01 to 07
  case circular03 = "circular_03_2025"

  private var validFrom: LocalDate? {
    switch self {
    case .decision09: LocalDate(year: 2015, month: 5, day: 15)
    case .decree61: LocalDate(year: 2018, month: 6, day: 21)
    case .circular01: LocalDate(year: 2019, month: 1, day: 8)
    case .circular03: LocalDate(year: 2025, month: 9, day: 15)
    }
  }

  /// nil before the first of them.
  package init?(inForceOn date: LocalDate) {
    guard let text = FormText.allCases.last(where: { $0.validFrom.map { $0 <= date } ?? false }) else { return nil }
    self = text
  }

  /// The form's number in the text; nil where it has none.
  package func number(of form: PrescribedForm) -> Int? {
    switch (self, form) {
    case (.decision09, _), (.decree61, _): nil
    case (_, .receipt): 1
    case (_, .supplement): 2
    case (_, .refusal): 3
    case (_, .apology): 4
    case (.circular01, .stop): nil
    case (.circular01, .controlSlip): 5
    case (.circular01, .trackingBook): 6
    case (.circular03, .stop): 5
    case (.circular03, .controlSlip): 6
    case (.circular03, .trackingBook): 7
    }
  }
}
