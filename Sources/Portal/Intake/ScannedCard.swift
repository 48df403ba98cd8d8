import OneStop

/// A citizen's card that a hand scanner has typed into a field of the intake form, taken out of it again.
struct ScannedCard {
  private let card: CitizenCard
  private let field: String

  /// Where one of these has a card in it; the field is empty afterwards.
  private static let fields = [
    IntakeField.identity, IntakeField.name, IntakeField.birthDate, IntakeField.phone, IntakeField.address,
    IntakeField.ward, IntakeField.email, IntakeField.representative, IntakeField.representativeIdentity,
    IntakeField.summary,
  ]

  init?(_ form: inout Form) {
    for field in ScannedCard.fields {
      guard let card = CitizenCard(in: form.values[field]) else { continue }
      (self.card, self.field) = (card, field)
      form.values = form.values.replacing([(name: field, value: "")])
      return
    }
    return nil
  }

  /// The card of whoever stands at the counter: the applicant's, or the representative's where the applicant is no
  /// citizen, or where it was scanned there.
  func fill(_ form: FormContent) -> FormContent {
    let isRepresentatives = [IntakeField.representative, IntakeField.representativeIdentity].contains(field)
    let kind = form[IntakeField.kind]
    if isRepresentatives || !(kind.isEmpty || kind == Applicant.Kind.citizen.formValue) {
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
  /// The same with these values instead of what was sent under their names.
  func replacing(_ values: [(name: String, value: String)]) -> FormContent {
    FormContent(pairs.filter { pair in !values.contains { $0.name == pair.name } } + values)
  }
}
