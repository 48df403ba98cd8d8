import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web
@testable import Words

extension PageSample {
  static let daysOff: [PageSample] =
    [2018, HolidayTable.editableYears.upperBound].map { year in
      PageSample("days off of \(year)") { daysOff($0, year).page }
    }
    + DaysOffTask.allCases.flatMap { task in
      [
        PageSample("days off, \(task)") {
          DaysOffFormPage(form: form($0, task), words: $0.words).page
        },
        // A day that is left out, and a decision that is too long or left out.
        PageSample("days off, \(task), wrong", wrong: ["ngay"], showsText: false) {
          var form = DaysOffForm(FormContent([(name: "viec", value: task.rawValue)]), words: $0.words)
          _ = form.apply(to: $0.catalogue.holidays)
          return DaysOffFormPage(form: form, words: $0.words).page
        },
        PageSample("days off, \(task), before it is saved") { try preview($0, task).page },
      ]
    }

  private static func daysOff(_ fixtures: PageFixtures, _ year: Int) -> DaysOffPage {
    let changes = [nil, fixtures.now].map { finished in
      DueRecomputation(
        id: 1, actor: .staff(login: "admin"), reason: fixtures.text, days: fixtures.today...fixtures.today,
        createdAt: fixtures.now, total: 10, seen: 5, moved: 2, doneID: 5, finishedAt: finished)
    }
    return DaysOffPage(
      year: year, table: fixtures.catalogue.holidays,
      work: DaysOffWork(changes: changes, names: ["admin": fixtures.text], words: fixtures.words),
      notice: .done("Xong"),
      words: fixtures.words, language: fixtures.language)
  }

  private static func form(_ fixtures: PageFixtures, _ task: DaysOffTask) -> DaysOffForm {
    DaysOffForm(
      FormContent([
        (name: "viec", value: task.rawValue), (name: "ngay", value: "2018-09-03"),
        (name: "quyet_dinh", value: fixtures.text),
      ]), words: fixtures.words)
  }

  static func preview(_ fixtures: PageFixtures, _ task: DaysOffTask) throws -> DaysOffPreviewPage {
    let dossier = try fixtures.stored(in: .processing).dossier
    var moves = DueMoves()
    moves.counts[dossier.agency] = DueMoves.Counts(later: 80, earlier: 1, other: 1, newlyOverdue: 1)
    moves.dossiers = Array(1...82)
    let move = DueMove(code: dossier.code, agency: dossier.agency, from: dossier.due, to: nil)
    return DaysOffPreviewPage(
      form: form(fixtures, task), reason: HTML(text: fixtures.text), moves: moves, lines: [move], number: 1,
      revision: 3,
      csrfField: fixtures.csrfField, past: fixtures.today, catalogue: fixtures.catalogue, words: fixtures.words,
      language: fixtures.language)
  }
}
