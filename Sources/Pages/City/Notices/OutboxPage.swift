import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The messages sent by mail and SMS: those that wait, those that could not be delivered and why, and those sent.
struct OutboxPage {
  static let pageLength = 25
  /// What was just done to a message, as named in the address.
  static let sentAgain = "gui-lai"
  static let keptWaiting = "cho-cai-dat"
  /// How many of a message's latest attempts are shown.
  private static let shownAttempts = 3

  struct Entry {
    var message: StoredMessage
    var attempts: [StoredAttempt]
  }

  let state: MessageState
  /// Where the list is read from; nil: from its beginning.
  let place: ListPlace?
  let counts: [MessageState: Int]
  /// The channels that the server is not set up for.
  let missingChannels: [MessageChannel]
  let entries: KeyedPage<Entry>
  /// What was just done, or why not.
  let notice: Notice?
  let csrfField: HTML
  let words: Words
  let language: Language

  private var outbox: OutboxWords { words.notices.outbox }

  /// Whether nothing can be done about messages in this state.
  private var isOver: Bool { state == .sent || state == .withdrawn }

  var page: Page {
    Page(
      "\(outbox.title): \(outbox.states[state])", content, for: .staff, current: .outbox,
      address: .outbox(state, place))
  }

  private var content: HTML {
    let body: HTML = entries.rows.isEmpty ? "<p>\(outbox.empty[state])</p>" : table + pager
    return "<h1>\(outbox.title)</h1>\(notice)<p class=\"lead\">\(outbox.introduction)</p>\(missing)\(tabs)\(body)"
  }

  /// Says once, rather than at each message, what the server cannot send.
  private var missing: HTML {
    if missingChannels.isEmpty { return .empty }
    return Notice.remark(outbox.notSetUp(["channels": outbox.names(of: missingChannels)])).html
  }

  private var tabs: HTML {
    let items = MessageState.allCases.map { state -> HTML in
      let current: HTML = state == self.state ? " aria-current=\"page\"" : .empty
      return """
        <li><a href="\(Address.outbox(state))"\(current)>\(outbox.states[state]) \
        <span class="count">\(grouped(counts[state] ?? 0, language))</span></a></li>
        """
    }
    return "<nav aria-label=\"\(outbox.filter)\"><ul class=\"tabs\">\(items.joined())</ul></nav>"
  }

  private var table: HTML {
    let action: HTML = isOver ? .empty : "<th scope=\"col\">\(outbox.action)</th>"
    return """
      <div class="frame"><table class="cards outbox"><caption>\(outbox.caption[state](count: counts[state] ?? 0))</caption>\
      <thead><tr><th scope="col">\(outbox.message)</th><th scope="col">\(outbox.about)</th>\
      <th scope="col">\(outbox.attempts)</th>\(action)</tr></thead>\
      <tbody>\(entries.rows.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ entry: Entry) -> HTML {
    let message = entry.message.message
    let about = entry.message.dossierCode?.description ?? message.account ?? ""
    let isKey = message.expiresAt != nil
    let recipient = recipient(of: message)
    let said = isKey ? outbox.letIn.text : message.subject.isEmpty ? message.text : message.subject
    return """
      <tr><th scope="row">\(recipient) \
      <span class="soft line">\(outbox.channels[message.recipient.channel])</span></th>\
      <td data-label="\(outbox.about)"><span><span class="code">\(about)</span> \
      <span class="soft line"\(" lang=\"vi\"", if: !isKey)>\(said)</span></span></td>\
      <td data-label="\(outbox.attempts)"><span>\(attempts(entry))</span></td>\(action(entry.message))</tr>
      """
  }

  /// Who asked for a link to their own dossiers is nobody's affair.
  private func recipient(of message: OutgoingMessage) -> String {
    let isAsker = message.expiresAt != nil && message.dossier == nil && message.account == nil
    return isAsker ? outbox.asker.text : message.recipient.address
  }

  private func attempts(_ entry: Entry) -> HTML {
    // Messages without a channel were not tried; the notice above the list says so.
    let tried = entry.attempts.filter { $0.result?.outcome != .notSetUp }
    let hidden = tried.count - OutboxPage.shownAttempts
    let canBeSent = !missingChannels.contains(entry.message.message.recipient.channel)
    var html = HTML()
    if entry.message.isClaimed {
      html += " <span class=\"line\">\(outbox.underWay)</span>"
    } else if state == .withdrawn, let reason = entry.message.withdrawal {
      html += " <span class=\"line\">\(outbox.withdrawals[reason])</span>"
    } else if state == .waiting, canBeSent {
      let next = words.shortMoment(entry.message.nextAttemptAt)
      html += " <span class=\"line\">\(outbox.next(["moment": next]))</span>"
    }
    for attempt in tried.suffix(OutboxPage.shownAttempts).reversed() {
      html += line(attempt, withAnswer: entry.message.message.expiresAt == nil)
    }
    if tried.isEmpty { html += " <span class=\"soft line\">\(outbox.noAttempt)</span>" }
    if hidden > 0 { html += " <span class=\"soft line\">\(outbox.earlier(count: hidden))</span>" }
    return html
  }

  /// The time of an attempt, its outcome, and the answer in a fold.
  ///
  /// - Parameter withAnswer: not where a gateway that repeats what it was sent would show the message.
  private func line(_ attempt: StoredAttempt, withAnswer: Bool) -> HTML {
    let moment = attempt.endedAt ?? attempt.startedAt
    let time: HTML = "<time datetime=\"\(moment.rfc3339)\">\(words.shortMoment(moment))</time>"
    guard let result = attempt.result else { return " <span class=\"line\">\(time)</span>" }
    let head: HTML = "\(time): \(outbox.outcomes[result.outcome])"
    if result.answer.isEmpty || !withAnswer { return " <span class=\"line\">\(head)</span>" }
    return "<details><summary>\(head)</summary><p class=\"said\">\(result.answer)</p></details>"
  }

  private func action(_ message: StoredMessage) -> HTML {
    if isOver { return .empty }
    if message.isClaimed { return "<td></td>" }
    let label = outbox.sendAgainTo.text(["recipient": recipient(of: message.message)])
    return """
      <td><form method="post" action="\(Address.sendAgain(Int(message.id)))">\
      \(csrfField)<button class="button quiet" aria-label="\(label)">\(outbox.sendAgain)</button></form></td>
      """
  }

  private var pager: HTML {
    Pager(entries, words: words) { .outbox(state, $0) }.html
  }
}

extension Address {
  /// The messages of a state.
  static func outbox(_ state: MessageState, _ place: ListPlace? = nil) -> Address {
    outbox.with("trang-thai", state.formValue).with(place)
  }
}

extension MessageState: FormChoice {
  package var formValue: String {
    switch self {
    case .waiting: "cho-gui"
    case .failed: "khong-gui-duoc"
    case .sent: "da-gui"
    case .withdrawn: "khong-gui-nua"
    }
  }
}
