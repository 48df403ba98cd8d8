import Markup
import OneStop
import Words

extension SubmittedPaper {
  /// Its name and how many came, as an entry of a list.
  func item(_ words: Words) -> HTML {
    guard isElectronic else { return "<li lang=\"vi\">\(name) ×\u{A0}\(quantity)</li>" }
    return "<li><span lang=\"vi\">\(name)</span> ×\u{A0}\(quantity), \(words.dossiers.electronicPaper)</li>"
  }
}

extension Dossier {
  /// Whether its missing papers are still to be brought: it was filed online, and is done in part at the counter.
  func brings(_ procedure: Procedure) -> Bool { filing.channel == .online && procedure.onlineService == .partial }
}
