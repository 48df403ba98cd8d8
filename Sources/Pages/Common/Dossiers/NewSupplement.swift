import OneStop

/// What the applicant has supplied online since anybody acted on the dossier.
struct NewSupplement {
  /// Those that still count.
  let files: [DossierFile]
  let text: String
  /// When it came.
  let at: Moment
}

extension DossierView {
  /// nil once somebody has acted on it, or it has ended.
  var newSupplement: NewSupplement? {
    guard !dossier.isClosed, dossier.ended == nil else { return nil }
    let own = events.reversed().prefix { $0.actor == .applicant || $0.actor == .portal }
    guard let receipt = own.first(where: { $0.kind == .supplementReceived && $0.actor == .applicant }) else {
      return nil
    }
    return NewSupplement(files: dossier.newPapers, text: receipt.note, at: receipt.at)
  }
}
