import Database
import OneStop
import TestSupport
import Testing

@testable import OneStopStore

@Suite("What each kind of event has in its columns, byte for byte", .eachEngine) struct EventColumnTests {
  private static let at = Moment(microseconds: 1_530_000_000_000_000)
  private static let request = ConsultationRequest(
    agency: .health, time: .days(5), due: at, isSilenceAgreement: true)
  private static let file = StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 9, digest: "ab")
  private static let correction = Correction(from: Filing.sample().details, to: Filing.sample().renamed)

  /// The kind, and the columns from `cause` to `fields` that are not null.
  static let columns: [(DossierEvent.Kind, String)] = [
    (.filed, ""), (.accepted, ""), (.refused, ""), (.processed, ""), (.takenBack, ""), (.supplementReceived, ""),
    (.paymentReceived, ""), (.handedOver, ""), (.withdrawn, ""),
    (.forwarded(step: 2, officer: "lan"), "step=2 officer=lan "), (.forwarded(step: 1, officer: nil), "step=1 "),
    (.assigned(officer: "hoa"), "officer=hoa "), (.assigned(officer: nil), ""),
    (.supplementRequested(papers: ["Bản vẽ", "Đơn"]), "papers=Bản vẽ\u{1E}Đơn\u{1E} "),
    (.supplementRequested(papers: []), ""),
    (.supplementRequested(papers: [], fields: ["ten", "so_dien"]), "fields=ten\u{1E}so_dien\u{1E} "),
    (
      .supplementRequested(papers: ["Đơn"], reasons: ["Đơn": "thiếu chữ ký"]),
      "papers=Đơn\u{1E} reasons=Đơn\u{1E}thiếu chữ ký\u{1E} "
    ),
    (.paymentRequested(amount: 75_000), "amount=75000 "), (.paymentRequested(amount: nil), ""),
    (.extended(to: at, cause: .overload), "cause=overload new_due=1530000000000000 "),
    (.finished(cause: .staff), "cause=staff "), (.finished(cause: nil), ""),
    (.stopped(cause: .other), "cause=other "), (.stopped(cause: nil), ""),
    (
      .consultationAsked(request),
      "consultation=000.00.18.H29\u{1E}5\u{1E}working_days\u{1E}1530000000000000\u{1E}1\u{1E} "
    ),
    (
      .consultationAnswered(number: 1, opinion: .agreeWithConditions, files: [file]),
      "consultation=1\u{1E}agree_with_conditions\u{1E} files=a.pdf\u{1E}application/pdf\u{1E}9\u{1E}ab\u{1E} "
    ), (.consultationAnswered(number: 1, opinion: .agree, files: []), "consultation=1\u{1E}agree\u{1E} "),
    (.consultationLapsed(number: 2), "consultation=2\u{1E} "),
    (.consultationWithdrawn(number: 3), "consultation=3\u{1E} "),
    (.dueRecomputed(from: at), "old_due=1530000000000000 "),
    (.dueRecomputed(from: nil), ""),
    (.transferred(from: .district1, to: .district2), "agencies=000.00.41.H29\u{1E}000.00.42.H29\u{1E} "),
    (
      .corrected(correction),
      "correction=\(details("Nguyễn Văn Đức"))\(details("Nguyễn Văn Đức Ánh")) "
    ), (.endUndone(.finished, at: at), "undone_status=9 undone_at=1530000000000000 "),
    (
      .papersAdded([attached]),
      "files=a.pdf\u{1E}application/pdf\u{1E}9\u{1E}ab\u{1E}Đơn\u{1E}valid\u{1E}Lê A\nBộ B\u{1E}H-1\u{1E} "
    ),
    (
      .resultGiven([AttachedFile(file)]),
      "files=a.pdf\u{1E}application/pdf\u{1E}9\u{1E}ab\u{1E}\u{1E}unchecked\u{1E}\u{1E}\u{1E} "
    ),
    (.noted([]), ""), (.fileRemoved(number: 4), "file_number=4 "),
    (.receiptNoted(number: "BL-7", amount: 5), "amount=5 receipt=BL-7 "),
    (.receiptNoted(number: "BL-7", amount: nil), "receipt=BL-7 "), (.archived(receipt: "LT-1"), "receipt=LT-1 "),
    (.erased, ""),
  ]

  private static let attached = AttachedFile(
    file, paper: "Đơn", signature: FileSignature(.valid, signers: ["Lê A", "Bộ B"]), source: DossierCode(stored: "H-1"))

  private static func details(_ name: String) -> String {
    let applicant =
      "3\u{1E}citizen\u{1E}\(name)\u{1E}079123456789\u{1E}0912345678\u{1E}duc@example.vn\u{1E}1 Lê Lợi\u{1E}"
    let rest = "Xây nhà 🏠 <b>\u{1E}post\u{1E}\u{1E}\u{1E}\u{1E}\u{1E}\u{1E}\u{1E}1\u{1E}2\u{1E}Đơn\u{1E}"
    return applicant + rest
  }

  @Test("Every kind is here")
  func all() { #expect(Set(Self.columns.map(\.0.name)) == Set(EventKind.allCases)) }

  @Test("They are written so, and read as what was written", arguments: columns)
  func written(_ kind: DossierEvent.Kind, _ expected: String) throws {
    let folder = try TemporaryFolder()
    let store = try Store(in: folder)
    let stored = try store.writer.bulk { try $0.accept(at: .at("2018-06-01T08:00")) }
    let event = DossierEvent(
      at: .at("2018-06-01T09:00"), recordedAt: .at("2018-06-01T09:00"), actor: .portal, kind: kind, due: nil)
    _ = try store.writer.bulk { try $0.append(to: stored.id) { _ in event } }
    let reader = try store.makeReader()
    let columns = try reader.connection.first(
      """
      SELECT kind, coalesce('cause=' || cause || ' ', '') || coalesce('new_due=' || new_due || ' ', '')
        || coalesce('papers=' || papers || ' ', '') || coalesce('amount=' || amount || ' ', '')
        || coalesce('step=' || step || ' ', '') || coalesce('officer=' || officer || ' ', '')
        || coalesce('consultation=' || consultation || ' ', '') || coalesce('old_due=' || old_due || ' ', '')
        || coalesce('files=' || files || ' ', '') || coalesce('correction=' || correction || ' ', '')
        || coalesce('undone_status=' || undone_status || ' ', '')
        || coalesce('undone_at=' || undone_at || ' ', '') || coalesce('agencies=' || agencies || ' ', '')
        || coalesce('file_number=' || file_number || ' ', '') || coalesce('receipt=' || receipt || ' ', '')
        || coalesce('fields=' || fields || ' ', '') || coalesce('reasons=' || reasons || ' ', '')
      FROM events LEFT JOIN event_texts ON event = id ORDER BY id DESC
      """
    ) { ($0.text(0), $0.text(1)) }
    #expect(columns?.0 == kind.name.word && columns?.1 == expected)
    #expect(try reader.dossier(id: stored.id)?.events.last == event)
  }
}
