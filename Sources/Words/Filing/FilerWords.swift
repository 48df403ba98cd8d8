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
}

extension FilerWords: FilerPage.Texts {
  package var pageTitle: BilingualText { BilingualText(title.text) }
  package var paperName: String { paper.text }

  package func label(of question: FilerPage.Question) -> BilingualText { BilingualText(labels[question].text) }

  package func hint(of question: FilerPage.Question) -> BilingualText? {
    switch question {
    case .phone: BilingualText(phoneHint.text)
    case .authorisation: BilingualText(paperHint.text)
    case .organisation: BilingualText(signerHint.text)
    case .choice, .name, .identity, .kind, .taxCode, .address: nil
    }
  }

  package func name(of choice: FilerPage.Choice) -> BilingualText { BilingualText(choices[choice].text) }

  package func name(of kind: Applicant.Kind) -> BilingualText {
    BilingualText((kind == .enterprise ? kinds.enterprise : kinds.organisation).text)
  }
}
