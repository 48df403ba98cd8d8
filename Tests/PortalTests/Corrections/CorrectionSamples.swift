import OneStop
import TestSupport

@testable import Markup
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let corrections: [PageSample] = [
    PageSample("correction") { try correction($0).page },
    PageSample("correction, wrong", wrong: CorrectionField.mended.map(fieldID)) {
      try correction($0, wrong: CorrectionField.mended).page
    },
    PageSample("correction, others were first") { try correction($0, changes: "<p>\(HTML(text: $0.text))</p>").page },
  ]

  private static func correction(
    _ fixtures: PageFixtures, wrong: [String] = [], changes: HTML? = nil
  ) throws -> CorrectionPage {
    let view = try fixtures.view(in: .processing)
    let filing = view.dossier.filing
    var form = Form(CorrectionPage.fields(filing, papers: filing.papers.map(\.name)), words: fixtures.words)
    for field in wrong { form.mistake(field, HTML(text: fixtures.text)) }
    return CorrectionPage(
      view: view, form: form, csrfField: fixtures.csrfField, settings: NoticeSettings(), changes: changes,
      list: .worklist)
  }
}

extension CorrectionField {
  /// The fields that can be mistaken.
  fileprivate static let mended =
    IntakeField.inOrder.filter { ![IntakeField.papers, IntakeField.channel, IntakeField.solver].contains($0) } + [
      quantity(0), reason,
    ]
}
