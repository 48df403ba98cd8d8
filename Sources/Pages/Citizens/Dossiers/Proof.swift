import HTTPServer
import OneStop
import Operations
import Web
import Words

/// The outcome of showing a receipt's key or four digits for a dossier.
enum Proof {
  case right(LookProof)
  case wrong(Phrase)
  /// Too many wrong tries by this client: not checked.
  case wait(minutes: Int)
  /// Too many wrong tries by others at the digits, or a wrong key: not checked. The sentence says that the key opens
  /// the dossier. With the minutes to wait; nil where waiting does not help.
  case keyOnly(Phrase, minutes: Int?)

  /// How many closings of a dossier's details are distinguished in a browser.
  static let closings = 0...9_999
  /// How many closings a form outlives as far as its files go.
  fileprivate static let closingsOfForm = 8
}

extension Visit {
  /// Compares the text with the dossier's key and the last digits given at filing (`Rules.md`, Who sees what). A wrong
  /// one is counted, unless it could not possibly be right and is no guess.
  func proof(_ text: String, of view: DossierView) async throws -> Proof {
    let digits = text.utf8.count <= 200 ? TypedText.plain(text).replacing(" ", with: "") : ""
    guard digits.utf8.count == 4, digits.digitsOnly == digits else { return proof(ofKey: text, of: view) }
    let code = view.dossier.code
    let isRight = view.dossier.filing.applicant.isOpened(byLastFour: digits)
    if let wait = state.wrongTries.wait(
      for: .digits, isRight: isRight, client: request.client, code: code, now: now)
    {
      return proof(wait)
    }
    let today = now.date
    switch try await run(TryDigits(of: code, isRight: isRight, on: today)) {
    case .free: return isRight ? .right(.digits) : .wrong(words.lookup.wrongDigits)
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
    let wait = state.wrongTries.wait(
      for: .key, isRight: isRight, client: request.client, code: view.dossier.code, now: now)
    if let wait { return proof(wait) }
    return isRight ? .right(.key) : .wrong(words.lookup.wrongDigits)
  }

  private func proof(_ wait: WrongTries.Wait) -> Proof {
    switch wait {
    case .own(let minutes): .wait(minutes: minutes)
    case .others(let minutes): .keyOnly(words.lookup.digitsRest, minutes: minutes)
    }
  }

  /// Whether this browser has shown the key, and not too long ago, or its reader has signed in as the owner.
  func isOpened(_ view: DossierView) -> Bool { opened(view) != nil }

  /// By what the details are open to this reader; nil where they are not, or are erased.
  func opened(_ view: DossierView) -> LookProof? {
    if view.dossier.erasedAt != nil { return nil }
    return opening(view)?.proof ?? (isOwn(view) ? .session : nil)
  }

  /// Whether it is one of those that the reader's own session is for.
  func isOwn(_ view: DossierView) -> Bool { citizen?.owner.owns(view.dossier.filing.applicant) ?? false }

  /// How it was opened, by what, and until when; nil where it is not open.
  private func opening(_ view: DossierView) -> (term: OpenTerm, proof: LookProof, end: Moment)? {
    guard let cookie = request.cookie(.opened) else { return nil }
    let parts = cookie.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let term = OpenTerm(rawValue: String(parts[0].prefix(1))),
      let proof = LookProof(mark: parts[0].dropFirst()), let seconds = Int64(parts[1]),
      (0...9_999_999_999).contains(seconds)
    else { return nil }
    let end = Moment(microseconds: seconds * 1_000_000)
    guard now < end, Secrets.isEqual(cookie, openCookie(view, term, proof, end)) else { return nil }
    return (term, proof, end)
  }

  /// A seal over the code and the end, which does not hold the key.
  private func openCookie(_ view: DossierView, _ term: OpenTerm, _ proof: LookProof, _ end: Moment) -> String {
    let text = "\(term.rawValue)\(proof.mark).\(end.microseconds / 1_000_000)"
    return "\(text).\(state.secrets.seal("opened", "\(text) \(view.sealed)"))"
  }

  /// Keeps a dossier open in this browser, on its own pages only.
  func keepOpen(_ view: DossierView, _ term: OpenTerm, by proof: LookProof, in response: inout Response) {
    let end = now.adding(microseconds: term.duration)
    setOpened(openCookie(view, term, proof, end), maxAge: term.cookieAge, view, in: &response)
  }

  /// The half hour starts again whenever the pages are used.
  func keepOpenAsLong(_ view: DossierView, in response: inout Response) {
    guard let (term, proof, end) = opening(view), term == .halfHour,
      end.microseconds - now.microseconds < term.duration - 5 * Moment.minute
    else { return }
    keepOpen(view, term, by: proof, in: &response)
  }

  /// What a form of the open details carries, so that it can still be sent from this browser once they have closed by
  /// themselves, for twelve hours. A session's is over when it is over, and closing by hand ends it: then it only says
  /// that its files may be kept (`wasOpen`).
  func formOpening(_ view: DossierView, _ proof: LookProof) -> String {
    let end = now.adding(microseconds: 12 * Moment.hour)
    return formOpening(view, "\(proof.mark).\(end.microseconds / Moment.second)", closings)
  }

  private func formOpening(_ view: DossierView, _ text: String, _ closings: Int) -> String {
    "\(text).\(state.secrets.seal("opened form", "\(text) \(fileOwner) \(closings) \(view.sealed)"))"
  }

  /// Whether the form was made in this browser while the details were open, however they closed since. Its sender may
  /// keep files for it, and sees them once the details are open again.
  func wasOpen(_ view: DossierView, whenMade opening: String) -> Bool {
    let parts = opening.split(separator: ".", omittingEmptySubsequences: false)
    guard view.dossier.erasedAt == nil, parts.count == 3 else { return false }
    let text = "\(parts[0]).\(parts[1])"
    return (max(0, closings - Proof.closingsOfForm)...closings).contains {
      Secrets.isEqual(opening, formOpening(view, text, $0))
    }
  }

  /// By what the details were open when the form was made, unless that is too long ago.
  func opened(_ view: DossierView, whenMade opening: String) -> LookProof? {
    let parts = opening.split(separator: ".", omittingEmptySubsequences: false)
    guard view.dossier.erasedAt == nil, parts.count == 3, let proof = LookProof(mark: parts[0]),
      let end = Int64(parts[1]), now.microseconds / Moment.second < end,
      Secrets.isEqual(opening, formOpening(view, "\(parts[0]).\(parts[1])", closings))
    else { return nil }
    return proof
  }

  /// How often the details of the path's dossier were closed in this browser since it was opened.
  var closings: Int { request.cookie(.closed).flatMap { Int(typed: $0, in: Proof.closings) } ?? 0 }

  func close(_ view: DossierView, in response: inout Response) {
    setOpened("", maxAge: 0, view, in: &response)
    let count = min(closings + 1, Proof.closings.upperBound)
    response.set(Cookie(name: .closed, value: "\(count)", path: Address.dossier(view.dossier.code)), for: request)
  }

  private func setOpened(_ value: String, maxAge: Int?, _ view: DossierView, in response: inout Response) {
    let code = view.dossier.code
    for path in [Address.dossier(code), Address.rating(code)] {
      response.set(Cookie(name: .opened, value: value, path: path, maxAge: maxAge), for: request)
    }
  }
}

/// How long the details of a dossier stay open in a browser.
enum OpenTerm: String {
  /// Half an hour from the last view, and no longer than the browser is open, since others may use it next.
  case halfHour = "a"
  /// On a device that its owner says nobody else uses.
  case week = "b"

  /// In microseconds.
  var duration: Int64 { self == .week ? 7 * Moment.day : 30 * Moment.minute }

  /// In seconds; nil: until the browser closes.
  var cookieAge: Int? { self == .week ? 604_800 : nil }
}

extension LookProof {
  /// In the cookie and in forms.
  fileprivate var mark: String {
    switch self {
    case .key: "k"
    case .digits: "d"
    case .session: "s"
    }
  }

  /// nil for a session's, which opens nothing by itself.
  fileprivate init?(mark: some StringProtocol) {
    switch mark {
    case "k": self = .key
    case "d": self = .digits
    default: return nil
    }
  }
}

extension DossierView {
  /// The cookie seals the code and how often the digits that open it were corrected, so that digits of a mistyped
  /// number stop working.
  fileprivate var sealed: String {
    let changes = events.count { event in
      if case .corrected(let correction) = event.kind { correction.changesDigits } else { false }
    }
    return changes == 0 ? dossier.code.description : "\(dossier.code) \(changes)"
  }
}
