extension Dossier {
  /// Questions that still wait for an answer.
  package var openConsultations: [Consultation] { consultations.filter(\.isOpen) }

  /// What an agency is asked, with the due moment of its answer.
  func request(
    to agency: AgencyCode, _ time: ProcessingTime, isSilenceAgreement: Bool, question: String, at moment: Moment,
    calendar: WorkCalendar
  ) throws(Refusal) -> ConsultationRequest {
    if agency == self.agency { throw .asksItself }
    if openConsultations.contains(where: { $0.agency == agency }) { throw .askedAlready(agency) }
    if !question.saysSomething { throw .questionMissing }
    let due = calendar.due(accepted: moment, rules: DeadlineRules(time), pauses: []).due
    return ConsultationRequest(agency: agency, time: time, due: due, isSilenceAgreement: isSilenceAgreement)
  }

  /// The question, if it still waits for its answer at the moment. Throws where silence has become agreement by then,
  /// noted or not.
  func awaited(_ number: Int, at moment: Moment) throws(Refusal) -> Consultation {
    let asked = try open(number)
    if let due = asked.due, asked.isAgreedBySilence(at: moment) { throw .consultationOver(.lapsed, at: due) }
    return asked
  }

  /// The question, if silence has become agreement by now.
  func lapsed(_ number: Int, now: Moment) throws(Refusal) -> Consultation {
    let asked = try open(number)
    guard asked.isAgreedBySilence(at: now) else { throw .stillToAnswer(asked.due) }
    return asked
  }

  private func open(_ number: Int) throws(Refusal) -> Consultation {
    guard let asked = consultations.first(where: { $0.number == number }) else { throw .noSuchConsultation }
    if let end = asked.end { throw .consultationOver(end.outcome, at: end.at) }
    return asked
  }

  /// Applies what an event says about the consultations.
  mutating func consult(_ event: DossierEvent) {
    switch event.kind {
    case .consultationAsked(let request):
      consultations.append(
        Consultation(
          number: consultations.count + 1, request: request, question: event.note, askedAt: event.at, end: nil))
    case .consultationAnswered(let number, let opinion, let files):
      close(number, .answered(opinion), event, text: event.note, files: files)
    case .consultationLapsed(let number): close(number, .lapsed, event)
    case .consultationWithdrawn(let number): close(number, .withdrawn, event, text: event.note)
    // A decision may come before the answers; open questions then need none.
    case .finished, .stopped, .withdrawn, .refused:
      for asked in openConsultations {
        close(asked.number, asked.isAgreedBySilence(at: event.at) ? .lapsed : .overtaken, event)
      }
    case .transferred(let from, let to): consultations.pass(from: from, to: to, of: agency, event)
    default: break
    }
  }

  private mutating func close(
    _ number: Int, _ outcome: Consultation.Outcome, _ event: DossierEvent, text: String = "", files: [StoredFile] = []
  ) {
    guard let place = consultations.firstIndex(where: { $0.number == number && $0.isOpen }) else { return }
    consultations[place].end = Consultation.End(
      at: event.at, outcome: outcome, actor: event.actor, text: text, files: files)
  }
}

extension [Consultation] {
  /// Open questions to a dissolved agency pass to its successor, their clocks unchanged; a question between the two is
  /// over, since they are one agency now.
  ///
  /// - Parameter agency: the one that has the dossier from then on.
  mutating func pass(
    from dissolved: AgencyCode, to successor: AgencyCode, of agency: AgencyCode, _ event: DossierEvent
  ) {
    for place in indices where self[place].isOpen {
      if self[place].agency == dissolved { self[place].request.agency = successor }
      guard self[place].agency == agency else { continue }
      self[place].end = Consultation.End(at: event.at, outcome: .withdrawn, actor: event.actor, text: event.note)
    }
  }
}
