import HTTPServer
import OneStop

/// What came of showing a receipt's key or four digits for a dossier.
enum Proof {
  case right
  case wrong(Phrase)
  /// Too many wrong tries of this client: not looked at.
  case wait(minutes: Int)
  /// Too many wrong tries of others at the digits, or at a key that is wrong: not looked at. The sentence says that the key
  /// opens the dossier; with the minutes to wait, nil where no waiting helps.
  case keyOnly(Phrase, minutes: Int?)
}

extension Visit {
  /// Compares the text with the dossier's key and the last digits given at filing (DOMAIN A6). A wrong one is counted;
  /// what could never be right is not a try at guessing.
  func proof(_ text: String, of view: DossierView) async throws -> Proof {
    let digits = text.utf8.count <= 200 ? TypedText.plain(text).replacing(" ", with: "") : ""
    guard digits.utf8.count == 4, digits.digitsOnly == digits else { return proof(ofKey: text, of: view) }
    let code = view.dossier.code
    let isRight = view.dossier.filing.applicant.isOpened(byLastFour: digits)
    if let wait = portal.wrongTries.wait(
      for: .digits, isRight: isRight, client: request.client, code: code, now: now)
    {
      return proof(wait)
    }
    let today = now.date
    switch try await write({ try $0.tryDigits(of: code, isRight: isRight, on: today) }) {
    case .free: return isRight ? .right : .wrong(words.lookup.wrongDigits)
    case .tomorrow:
      let left = today.next.start.microseconds - now.microseconds
      return .keyOnly(words.lookup.digitsRest, minutes: left.minutesRoundedUp)
    case .never: return .keyOnly(words.lookup.digitsOver, minutes: nil)
    }
  }

  /// The same for the key alone.
  func proof(ofKey text: String, of view: DossierView) -> Proof {
    guard let key = LookupKey(text) else { return .wrong(words.lookup.digitsForm) }
    let isRight = key == view.dossier.filing.key
    let wait = portal.wrongTries.wait(
      for: .key, isRight: isRight, client: request.client, code: view.dossier.code, now: now)
    if let wait { return proof(wait) }
    return isRight ? .right : .wrong(words.lookup.wrongDigits)
  }

  private func proof(_ wait: WrongTries.Wait) -> Proof {
    switch wait {
    case .own(let minutes): .wait(minutes: minutes)
    case .others(let minutes): .keyOnly(words.lookup.digitsRest, minutes: minutes)
    }
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
