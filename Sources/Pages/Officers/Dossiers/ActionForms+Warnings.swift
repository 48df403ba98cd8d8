import Markup
import OneStop
import Web

/// What stands above the fields of a form that should not be sent without a thought.
extension ActionForms {
  /// A second request of papers, which the law does not know, does not read as the first one.
  func explanation(_ action: Action) -> HTML {
    if action == .requestSupplement, view.dossier.supplementRequests > 0,
      let last = view.events.last(where: { $0.kind.action == .requestSupplement })
    {
      return Notice.remark(words.staff.supplementAgain(["moment": words.moment(last.at)])).html
    }
    return "<p>\(isMine(action) ? words.staff.noteWork.explanation : words.staff.explanations[action])</p>"
  }

  var isUnsigned: Bool { view.dossier.awaitsSignature(of: steps, besides: account) }

  /// Whose step it stands at, and that none of them has had it in hand.
  var unsignedNotice: HTML {
    let unit = steps.indices.contains(view.dossier.step) ? plain(steps[view.dossier.step].unit) : ""
    return Notice.remark(words.steps.unsigned(["unit": HTML(text: unit)])).html
  }

  /// Which steps an end would leave out, and whether that is meant.
  var skipping: HTML {
    Notice.remark(words.steps.skips(["steps": words.list(stepsAhead, in: view.language)])).html
  }

  /// Nobody's dossier is taken without a word.
  func takeOver(_ action: Action) -> HTML {
    guard action == .process, let keeper = office.keeper(of: view.dossier, besides: account) else { return .empty }
    return Notice.remark(words.roles.takesFrom(["name": HTML(text: names[keeper] ?? keeper)])).html
  }
}
