import Markup
import OneStop
import Words

/// The text of a consultation's event besides its name.
struct ConsultationLine {
  let asked: Consultation
  let kind: DossierEvent.Kind
  let view: DossierView

  private var words: ConsultationWords { view.words.consultations }
  /// The agency that the event names; the question may have passed to another since.
  private var agency: HTML {
    if case .consultationAsked(let request) = kind { return view.agencyName(request.agency) }
    return view.agencyName(asked.agency)
  }

  /// nil for other events.
  init?(_ event: DossierEvent, of view: DossierView) {
    let found: Consultation? =
      if case .consultationAsked = event.kind {
        // Its agency may have changed since, but its place in the order of asking has not.
        view.events.filter { $0.kind.action == .askConsultation }.firstIndex(of: event).flatMap { place in
          view.dossier.consultations.first { $0.number == place + 1 }
        }
      } else {
        event.kind.consultation.flatMap(view.consultation)
      }
    guard let found else { return nil }
    (asked, kind, self.view) = (found, event.kind, view)
  }

  /// Which agency was asked, and by when it answers, in general words.
  var publicText: HTML { "<p>\(sentence)</p>" }

  /// The same with the opinion and its files.
  var staffText: HTML {
    guard case .consultationAnswered(_, let opinion, let files) = kind else { return publicText }
    let state = ConsultationState(opinion)
    let names = files.map { "<li class=\"plain\">\($0.safeName)</li>" as HTML }
    return """
      <p><span class="tag \(state.tone)">\(words.states[state])</span></p>\(publicText)\
      \("<ul>\(names.joined())</ul>", if: !names.isEmpty)
      """
  }

  /// For the control slip: the term, or how much of it was used.
  var slipText: HTML { sentence }

  private var sentence: HTML {
    switch kind {
    case .consultationAsked:
      if let due = asked.due {
        words.askedUntil(["agency": agency, "deadline": view.words.deadline(due)])
      } else {
        "\(agency), \(words.noDue)."
      }
    case .consultationAnswered:
      words.answered(["agency": agency, "how": ConsultationTime(asked, view: view).html])
    case .consultationLapsed:
      words.lapsed(["agency": agency, "deadline": asked.due.map(view.words.deadline) ?? words.noDue.html])
    default: words.withdrawn(["agency": agency])
    }
  }

  /// What became of open questions when the dossier ended.
  static func overtaken(by event: DossierEvent, _ view: DossierView) -> HTML {
    switch event.kind {
    case .finished, .stopped, .withdrawn: break
    default: return .empty
    }
    let open = view.dossier.consultations.filter { $0.end?.outcome == .overtaken && $0.end?.at == event.at }
    guard !open.isEmpty else { return .empty }
    let names = open.map { view.agencyName($0.agency) }.joined(", ")
    return "<p>\(view.words.consultations.overtaken(["agencies": names]))</p>"
  }
}

/// How many working days an answer took, and by how many it was late.
struct ConsultationTime {
  private let stay: ConsultationStay
  private let isAnswered: Bool
  private let words: ConsultationWords

  init(_ asked: Consultation, view: DossierView) {
    stay = ConsultationStay(asked, calendar: view.calendar, now: view.now)
    isAnswered = if case .answered = asked.end?.outcome { true } else { false }
    words = view.words.consultations
  }

  var html: HTML { stay.beyond > 0 ? "\(used), \(late)" : used }

  var isLate: Bool { stay.beyond > 0 }

  var used: HTML {
    if stay.daysUsed > 0 { return words.used(count: stay.daysUsed) }
    return (isAnswered ? words.answeredSameDay : words.usedSameDay).html
  }

  var late: HTML { stay.daysBeyond == 0 ? words.lateToday.html : words.late(count: stay.daysBeyond) }
}
