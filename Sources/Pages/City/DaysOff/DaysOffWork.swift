import Markup
import OneStop
import OneStopStore
import Operations
import Words

/// The last changes of days off, and how far the open dossiers have been recomputed.
struct DaysOffWork {
  let changes: [DueRecomputation]
  /// Display names by login.
  let names: [String: String]
  let words: Words

  private var work: DaysOffWords.Work { words.daysOff.work }

  /// Whether some of the work is still to be done.
  var isRunning: Bool { changes.contains { $0.finishedAt == nil } }

  /// Empty where there was none.
  var html: HTML {
    if changes.isEmpty { return .empty }
    let reload: HTML = "<p><a href=\"\(Address.daysOff)\">\(work.reload)</a></p>"
    return """
      <section class="sheet"><h2>\(work.title)</h2><ul class="plain">\(changes.map(item).joined())</ul>\
      \(reload, if: isRunning)</section>
      """
  }

  private func item(_ change: DueRecomputation) -> HTML {
    let login = change.actor.login
    let author = login.map { HTML(text: names[$0] ?? $0) } ?? words.staff.byPortal.html
    return """
      <li><strong lang="vi">\(change.reason)</strong><p class="soft">\
      \(work.by(["moment": words.moment(change.createdAt), "author": author]))</p><p>\(state(change))</p></li>
      """
  }

  private func state(_ change: DueRecomputation) -> HTML {
    let moved = work.moved(count: change.moved)
    if let finished = change.finishedAt { return "\(moved) \(work.finished(["moment": words.moment(finished)]))" }
    guard let total = change.total else { return work.waiting.html }
    let progress = work.progress(["seen": work.progress.number(change.seen), "total": work.progress.number(total)])
    return """
      <progress max="\(max(total, 1))" value="\(min(change.seen, total))" aria-label="\(work.title)"></progress> \
      \(progress) \(moved)
      """
  }
}
