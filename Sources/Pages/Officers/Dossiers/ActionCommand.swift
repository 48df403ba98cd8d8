import OneStop
import Web

extension DossierCommand {
  /// The names of the fields that an action's form has.
  enum Field {
    static let note = "ghi_chu"
    static let ground = "can_cu"
    static let papers = "giay_to"
    /// The keys of the form's fields to be mended.
    static let fields = "muc_sua"
    /// Papers of the procedure, by their positions from 1.
    static let askedPapers = "giay_to_can"

    /// Why a field is to be mended.
    static let fieldReasons = "vi_sao_muc_"
    /// Why a paper is to be supplied, by its position.
    static func paperReason(_ position: Int) -> String { "vi_sao_giay_to_\(position)" }
    static let cause = "nguyen_nhan"
    static let amount = "so_tien"
    static let newDate = "hen_lai"
    static let newTime = "gio"
    static let step = "buoc"
    static let officer = "nguoi"
    /// The number of a consultation.
    static let consultation = "y_kien"
    /// The number of events that the dossier had when the form was made.
    static let version = "phien_ban"
  }

  /// The index of a step, which people count from 1.
  static func step(_ text: String) -> Int? { Int(typed: text, in: 1...Procedure.mostSteps).map { $0 - 1 } }

  /// `1.250.000 đ` as a number of đồng; nil if the text is not an amount.
  static func amount(_ text: String) -> Int? {
    guard text.utf8.count <= 200 else { return nil }
    var digits = TypedText.plain(text).lowercased()
    for unit in ["đồng", "vnđ", "vnd", "đ"] where digits.hasSuffix(unit) {
      digits.removeLast(unit.count)
      break
    }
    let groups = digits.trimmed.split(omittingEmptySubsequences: false) { " .,".contains($0) }
    guard let first = groups.first, !first.isEmpty,
      groups.count == 1 || (first.utf8.count <= 3 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }),
      (1...13).contains(groups.joined().utf8.count)
    else { return nil }
    return Int(typed: groups.joined(), in: 0...9_999_999_999_999)
  }
}

extension Form {
  /// How many events the dossier had when the form was made; nil, without a mistake, if the form does not say.
  mutating func version() -> Int? {
    let text = values[DossierCommand.Field.version]
    if text.isEmpty { return nil }
    let version = Int(typed: text, in: Dossier.eventCounts)
    if version == nil { mistake(DossierCommand.Field.note, words.staff.versionForm) }
    return version
  }
}

extension Refusal {
  /// The field with the mistake in an action's form; nil if the lifecycle forbids the action.
  var field: String? {
    switch part {
    case .cause: DossierCommand.Field.cause
    case .note: DossierCommand.Field.note
    case .papers: DossierCommand.Field.papers
    case .amount: DossierCommand.Field.amount
    case .newDue: DossierCommand.Field.newDate
    case .step: DossierCommand.Field.step
    case .officer: DossierCommand.Field.officer
    case .agency: ConsultationField.agencies
    case .text: ConsultationField.text
    case .details: IntakeField.name
    // Pages send no moment: it is always now.
    case .at, nil: nil
    }
  }
}
