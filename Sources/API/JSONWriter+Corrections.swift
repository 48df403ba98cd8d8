import JSON
import OneStop

extension JSONWriter {
  /// What each corrected field said and says.
  mutating func changes(_ correction: Correction) {
    member("changes", array: correction.fields) { list, field in
      list.object { json in
        json.member("field", field.rawValue)
        json.member("from", correction.before.text(field))
        json.member("to", correction.after.text(field))
      }
    }
  }
}

extension FilingDetails {
  /// The field in one text; nil where it is empty.
  fileprivate func text(_ field: Field) -> String? {
    let text: String? =
      switch field {
      case .kind: applicant.kind.rawValue
      case .name: applicant.name
      case .identity: applicant.identity?.description
      case .phone: applicant.phone?.description
      case .email: applicant.email?.description
      case .address: applicant.address
      case .birthDate: applicant.birthDate?.description
      case .ward: applicant.ward
      case .representative: applicant.representative?.line
      case .summary: summary
      case .papers: papers.map { "\($0.quantity) × \($0.name)" }.joined(separator: "; ")
      case .returnBy: returnBy.rawValue
      case .notices: notices?.rawValue
      }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
