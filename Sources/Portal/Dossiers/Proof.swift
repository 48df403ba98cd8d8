import HTTPServer
import OneStop

/// What came of showing a receipt's key or four digits for a dossier.
enum Proof {
  case right
  case wrong(Phrase)
  /// Too many wrong tries: not looked at.
  case wait(minutes: Int)
}

extension Visit {
  /// Compares the text with the dossier's key and the last digits given at filing (DOMAIN A6). A wrong one is counted;
  /// what could never be right is not a try at guessing.
  func proof(_ text: String, of view: DossierView) -> Proof {
    let code = view.dossier.code
    let client = request.remoteAddress
    if let minutes = portal.wrongTries.wait(client: client, code: code, now: now) { return .wait(minutes: minutes) }
    let filing = view.dossier.filing
    let digits = text.trimmed
    let key = LookupKey(text)
    if key == filing.key || filing.applicant.isOpened(byLastFour: digits) { return .right }
    guard key != nil || (digits.utf8.count == 4 && digits.digitsOnly == digits) else {
      return .wrong(words.lookup.digitsForm)
    }
    portal.wrongTries.note(client: client, code: code, now: now)
    return .wrong(words.lookup.wrongDigits)
  }

  /// Whether this browser has shown the key before: the cookie holds a seal over the code, not the key.
  func isOpened(_ view: DossierView) -> Bool {
    request.cookie(.opened).map { Secrets.isEqual($0, portal.secrets.seal("opened", view.sealed)) } ?? false
  }

  /// Keeps a dossier open in this browser for a week, on its own pages and on no others.
  func keepOpen(_ view: DossierView, in response: inout Response) {
    let code = view.dossier.code
    let seal = portal.secrets.seal("opened", view.sealed)
    for path in ["/tra-cuu/\(code)", "/danh-gia/\(code)"] {
      response.set(Cookie(name: .opened, value: seal, path: path, maxAge: 604_800), for: request)
    }
  }
}

extension DossierView {
  /// What the cookie seals: the code, and how often the digits that open it were corrected. Whoever opened it by those of
  /// a mistyped number sees nothing more.
  fileprivate var sealed: String {
    let changes = events.count { event in
      if case .corrected(let correction) = event.kind { correction.changesDigits } else { false }
    }
    return changes == 0 ? dossier.code.description : "\(dossier.code) \(changes)"
  }
}
