import OneStop
import Web

/// A citizen's card that a hand scanner has typed into a field of the intake form, extracted from that field.
struct ScannedCard {
  private let card: CitizenCard
  private let field: String

  /// The fields in which a card is looked for; the field keeps what it had before the card.
  private static let fields = [
    IntakeField.identity, IntakeField.name, IntakeField.birthDate, IntakeField.phone, IntakeField.address,
    IntakeField.ward, IntakeField.email, IntakeField.representative, IntakeField.representativeIdentity,
    IntakeField.representativePhone, IntakeField.summary,
  ]

  init?(_ form: inout Form) {
    for field in ScannedCard.fields {
      guard let card = CitizenCard(in: form.values[field]) else { continue }
      (self.card, self.field) = (card, field)
      form.values = form.values.replacing([(name: field, value: card.before)])
      return
    }
    return nil
  }

  /// Whether it is the representative's card: it was scanned into their fields, the applicant is not a citizen, or the
  /// applicant already has another number, which a scan does not replace.
  func isRepresentatives(in form: FormContent) -> Bool {
    let own = [IntakeField.representative, IntakeField.representativeIdentity, IntakeField.representativePhone]
    if own.contains(field) { return true }
    let kind = form[IntakeField.kind]
    if !(kind.isEmpty || kind == Applicant.Kind.citizen.formValue) { return true }
    let known = IdentityNumber(form[IntakeField.identity], for: .citizen)
    return known.map { $0 != card.identity } ?? false
  }

  /// The form without the scanned text, filled in from the card.
  func fill(_ form: FormContent) -> FormContent {
    if isRepresentatives(in: form) {
      return form.replacing([
        (name: IntakeField.representative, value: card.name),
        (name: IntakeField.representativeIdentity, value: card.identity.description),
      ])
    }
    return form.replacing([
      (name: IntakeField.name, value: card.name),
      (name: IntakeField.identity, value: card.identity.description),
      (name: IntakeField.birthDate, value: card.birthDate.map(LocalDate.typed) ?? form[IntakeField.birthDate]),
      (name: IntakeField.address, value: card.address.isEmpty ? form[IntakeField.address] : card.address),
    ])
  }
}

extension FormContent {
  /// The same with these values replacing those sent under the same names.
  func replacing(_ values: [(name: String, value: String)]) -> FormContent {
    FormContent(pairs.filter { pair in !values.contains { $0.name == pair.name } } + values)
  }
}
