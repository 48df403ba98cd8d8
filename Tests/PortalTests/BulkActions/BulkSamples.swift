import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let bulk: [PageSample] =
    BulkAction.allCases.map { action in
      PageSample("order for many, \(action)") { try preview($0, BulkOrder(action, note: $0.text)).page }
    } + [
      PageSample("order for many, given before") {
        try preview($0, BulkOrder(.process, note: $0.text), notice: .wrong("Đã dùng")).page
      },
      PageSample("order for many, impossible") { try preview($0, BulkOrder(.process), of: [.handedOver]).page },
      PageSample("order for many, wrong", wrong: [BulkField.idPrefix + BulkField.action]) {
        var table = try $0.table()
        table.choice = RowChoice(words: $0.words, ticks: .every)
        let choice = BulkChoice(
          offered: BulkAction.allCases, colleagues: try $0.colleagues(),
          form: $0.form(wrong: [BulkField.action], idPrefix: BulkField.idPrefix))
        return BulkChoicePage(
          table: table, choice: choice, csrfField: $0.csrfField, list: .worklist, crumb: .worklist
        ).page
      },
      PageSample("result of an order") { try result($0, [.done, .refused(.changed), nil]).page },
      PageSample("result of an order that is done") { try result($0, [.done]).page },
    ]

  private static func preview(
    _ fixtures: PageFixtures, _ order: BulkOrder,
    of statuses: [Status] = [.accepted, .processing, .finished, .handedOver],
    notice: Notice? = nil
  ) throws -> BulkPreviewPage {
    let account = try fixtures.account(.leader)
    let colleagues = try fixtures.colleagues()
    let stored = try statuses.map(fixtures.stored)
    let items = stored.map { BulkItem($0.dossier.code, version: $0.events.count) }
    let lines = try zip(items, stored).map { item, stored in
      let steps = try fixtures.procedure().steps
      let result = Result { () throws(BulkRefusal) in
        try order.decide(
          stored.dossier, version: item.version, by: account, sight: .none, steps: steps, office: Office(colleagues),
          calendar: fixtures.calendar, now: fixtures.now)
      }
      return BulkLine(item: item, stored: stored, result: result)
    }
    var form = fixtures.form([
      BulkField.action: order.kind.action.path, BulkField.receiver: BulkField.unit, BulkField.note: order.note,
      BulkField.dossiers: items[0].formValue,
    ])
    let entry = try BulkEntry(&form, colleagues: colleagues, offered: BulkAction.allCases).unwrapped
    return BulkPreviewPage(
      entry: entry, account: account, lines: lines, number: "0123456789abcdef", names: ["officer": fixtures.text],
      catalogue: fixtures.catalogue, calendar: fixtures.calendar, now: fixtures.now, list: .worklist, crumb: .worklist,
      csrfField: fixtures.csrfField, words: fixtures.words, language: fixtures.language, notice: notice)
  }

  private static func result(_ fixtures: PageFixtures, _ outcomes: [BulkOutcome?]) throws -> BulkResultPage {
    let code = try fixtures.stored(in: .accepted).dossier.code
    let lines = outcomes.map { StoredBulkOrder.Line(code: code, applicant: fixtures.text, outcome: $0) }
    return BulkResultPage(
      stored: StoredBulkOrder(order: BulkOrder(.process), createdAt: fixtures.now, lines: lines),
      number: "0123456789abcdef", names: [:], list: .worklist, csrfField: fixtures.csrfField, words: fixtures.words)
  }
}
