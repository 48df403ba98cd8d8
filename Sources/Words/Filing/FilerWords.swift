import OneStop

/// Who files: oneself, somebody authorised, or an organisation.
package final class FilerWords: Decodable, Sendable {
  package let title: Phrase
  package let labels: PhraseTable<FilerPage.Question>
  package let choices: PhraseTable<FilerPage.Choice>
  package let kinds: Kinds
  /// Giấy ủy quyền, as the dossier names its file.
  package let paper: Phrase
  package let phoneHint: Phrase
  package let paperHint: Phrase
  package let signerHint: Phrase

  package final class Kinds: Decodable, Sendable {
    package let enterprise: Phrase
    package let organisation: Phrase
  }

  /// The page that asks it, in these words.
  package var texts: FilerPage.Texts {
    FilerPage.Texts(
      title: BilingualText(title.text), labels: { [labels] in BilingualText(labels[$0].text) },
      hints: { [phoneHint, paperHint, signerHint] question in
        switch question {
        case .phone: BilingualText(phoneHint.text)
        case .authorisation: BilingualText(paperHint.text)
        case .organisation: BilingualText(signerHint.text)
        case .choice, .name, .identity, .kind, .taxCode, .address: nil
        }
      }, choices: { [choices] in BilingualText(choices[$0].text) },
      kinds: { [kinds] in BilingualText(($0 == .enterprise ? kinds.enterprise : kinds.organisation).text) },
      paper: paper.text)
  }
}
