/// The rules for the texts of a filing, by the way that it comes in: one table for all of them.
package struct FilingTexts: Sendable {
  /// For the applicant's name and the representative's.
  package let name: TextRule
  package let address: TextRule
  package let ward: TextRule
  package let summary: TextRule

  private init(_ door: TextRule.Door, name: Int, address: Int, ward: Int, summary: Int) {
    self.name = .line(door, upTo: name)
    self.address = .line(door, upTo: address)
    self.ward = .line(door, upTo: ward)
    self.summary = .text(door, upTo: summary)
  }

  /// For texts that people type into a form.
  package static let typed = FilingTexts(.form, name: 200, address: 300, ward: 150, summary: 2_000)
  /// For texts that other systems send: their own records may have longer ones.
  package static let sent = FilingTexts(.program, name: 300, address: 300, ward: 150, summary: 4_000)

  /// The same, but the texts that a filing already has may stay.
  package func orAsLong(as filing: Filing) -> FilingTexts {
    let applicant = filing.applicant
    return FilingTexts(
      name: name.orAsLong(as: applicant.name).orAsLong(as: applicant.representative?.name ?? ""),
      address: address.orAsLong(as: applicant.address), ward: ward.orAsLong(as: applicant.ward),
      summary: summary.orAsLong(as: filing.summary))
  }

  private init(name: TextRule, address: TextRule, ward: TextRule, summary: TextRule) {
    self.name = name
    self.address = address
    self.ward = ward
    self.summary = summary
  }

  /// The applicant's name: any characters, but visible ones, and nothing besides the name.
  package func applicantName(_ typed: String) throws(NameMistake) -> String {
    let text: String
    do {
      text = try name.needed.read(typed)
    } catch {
      throw .text(error)
    }
    if CitizenCard(in: text) != nil { throw .card }
    return text
  }
}

/// The reason why a text is not an applicant's name.
package enum NameMistake: Error, Hashable, Sendable {
  case text(TextMistake)
  /// The whole content of a citizen's card, typed by a scanner.
  case card
}
