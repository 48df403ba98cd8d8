import Markup
import OneStop
import Web

/// Warnings above the fields of forms that need a second thought.
extension ActionForms {
  /// A second request for papers, which the law does not provide for, reads differently from the first.
  func explanation(_ action: Action) -> HTML {
    if action == .requestSupplement, view.dossier.supplementRequests > 0,
      let last = view.events.last(where: { $0.kind.action == .requestSupplement })
    {
      return Notice.remark(words.staff.supplementAgain(["moment": words.moment(last.at)])).html
    }
    if view.dossier.acceptedAt == nil {
      if action == .requestSupplement { return "<p>\(words.staff.early.askExplained)</p>" }
      if action == .supplementReceived { return "<p>\(words.staff.early.receiveExplained)</p>" }
    }
    return "<p>\(isMine(action) ? words.staff.noteWork.explanation : words.staff.explanations[action])</p>"
  }

  var isUnsigned: Bool { view.dossier.awaitsSignature(of: steps, besides: account) }

  /// Says whose step it is at, and that none of them has had it in hand.
  var unsignedNotice: HTML {
    let unit = steps.indices.contains(view.dossier.step) ? plain(steps[view.dossier.step].unit) : ""
    return Notice.remark(words.steps.unsigned(["unit": HTML(text: unit)])).html
  }

  /// Says which steps an end would skip, and asks whether that is intended.
  var skipping: HTML {
    Notice.remark(words.steps.skips(["steps": words.list(stepsAhead, in: view.language)])).html
  }

  /// Says that taking the dossier on takes it from somebody.
  func takeOver(_ action: Action) -> HTML {
    guard action == .process, let keeper = office.keeper(of: view.dossier, besides: account) else { return .empty }
    return Notice.remark(words.roles.takesFrom(["name": HTML(text: names[keeper] ?? keeper)])).html
  }
}
