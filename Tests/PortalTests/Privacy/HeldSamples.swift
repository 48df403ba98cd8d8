import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Operations
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let held: [PageSample] =
    [true, false].map { isFull in
      PageSample("held in a dossier, \(isFull ? "whole" : "masked")") { try held($0, isFull: isFull, isOne: true).page }
    } + [
      PageSample("held in all dossiers") { try held($0, isFull: true, isOne: false).page },
      PageSample("held in no dossier", showsText: false) { fixtures in
        HeldPage(
          dossiers: [], file: .ownHeldFile, back: .ownDossiers, isOwn: true, csrfField: fixtures.csrfField,
          proof: .session, hasProviders: false, isCut: true, agencyName: \.description, words: fixtures.words
        )
        .page
      },
    ]

  private static func held(_ fixtures: PageFixtures, isFull: Bool, isOne: Bool) throws -> HeldPage {
    var stored = try fixtures.stored(in: .finished)
    var filing = stored.dossier.filing
    filing.notices = .sms
    stored = StoredDossier(
      id: 1,
      dossier: try Dossier(
        code: stored.dossier.code, filing: filing, rules: stored.dossier.rules, events: stored.events
      )
      .unwrapped, events: stored.events, filedCode: nil)
    let messages = MessageState.allCases.map { state in
      StoredMessage(
        id: 1,
        message: OutgoingMessage(
          id: MessageID(domain: ""), to: .sms(PhoneNumber(stored: "0912345678")), subject: fixtures.text, text: ""),
        createdAt: fixtures.now, queuedAt: fixtures.now, nextAttemptAt: fixtures.now, state: state, tries: 1,
        attemptCount: 1, isClaimed: false, withdrawal: nil, dossierCode: stored.dossier.code)
    }
    let consents = Consent.Door.allCases.flatMap { door in
      [MessageChannel.sms, nil].flatMap { channel in
        [0, Consent.wording, 9].map { Consent(channel: channel, at: fixtures.now, door: door, wording: $0) }
      }
    }
    let held = HeldDossier(
      stored: stored, messages: messages, rating: Rating(level: .partly, comment: fixtures.text, at: fixtures.now),
      consents: consents,
      looks: (0..<30).map { days in
        OfficeLook(
          at: fixtures.now.adding(microseconds: -days * Moment.day), agency: stored.dossier.agency, part: .list,
          count: 2)
      }, ownLooks: LookProof.allCases.map { OwnLook($0, count: 1, at: fixtures.now) }, isFull: isFull)
    let code = stored.dossier.code
    return HeldPage(
      dossiers: [(try fixtures.view(of: stored), held)], file: isOne ? Address.heldFile(code) : .ownHeldFile,
      back: isOne ? Address.dossier(code) : .ownDossiers,
      isOwn: !isOne, csrfField: fixtures.csrfField,
      notice: isOne && isFull ? .done(fixtures.words.privacy.stop.done.html) : nil, proof: isOne ? .key : .session,
      hasProviders: isOne, agencyName: \.description,
      words: fixtures.words)
  }
}
