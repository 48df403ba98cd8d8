/// The kinds of things that happen to a dossier, without what each carries: the one list behind the store's words, the
/// lifecycle's actions, the timelines and the API.
package enum EventKind: String, Hashable, Sendable, CaseIterable {
  case filed, accepted, refused, processed, supplementRequested, supplementReceived, paymentRequested, paymentReceived
  case extended, finished, handedOver, withdrawn, stopped, forwarded, assigned, takenBack
  case consultationAsked, consultationAnswered, consultationLapsed, consultationWithdrawn
  case dueRecomputed, transferred
  case corrected, endUndone
  case papersAdded, resultGiven, fileRemoved, noted, receiptNoted, archived
  case erased
}

/// The readers who may see a detail of a dossier.
package enum Audience: Hashable, Sendable {
  /// Anyone with the dossier's code.
  case everyone
  /// Readers who have shown that the dossier is theirs, and staff.
  case applicant
  /// The people who handle it, and other systems of its agency.
  case staff
}

extension EventKind {
  /// The action that makes such an event; nil for a filing, which begins a dossier, and for events that nobody causes
  /// by an action.
  package var action: Action? {
    switch self {
    case .filed, .dueRecomputed, .transferred, .erased: nil
    case .papersAdded, .resultGiven, .fileRemoved, .noted, .receiptNoted, .archived: nil
    case .accepted: .accept
    case .refused: .refuse
    case .processed: .process
    case .forwarded: .forward
    case .assigned: .assign
    case .takenBack: .takeBack
    case .supplementRequested: .requestSupplement
    case .supplementReceived: .supplementReceived
    case .paymentRequested: .requestPayment
    case .paymentReceived: .paymentReceived
    case .extended: .extend
    case .finished: .finish
    case .handedOver: .handOver
    case .withdrawn: .withdraw
    case .stopped: .stop
    case .consultationAsked: .askConsultation
    case .consultationAnswered: .answerConsultation
    case .consultationLapsed: .lapseConsultation
    case .consultationWithdrawn: .withdrawConsultation
    case .corrected: .correct
    case .endUndone: .undoEnd
    }
  }

  /// The word by which it is stored, and by which other systems send and read it: that of its action.
  package var word: String {
    switch self {
    case .filed: "file"
    case .dueRecomputed: "recompute_due"
    case .transferred: "transfer"
    case .erased: "erase"
    case .papersAdded: "add_papers"
    case .resultGiven: "give_result"
    case .fileRemoved: "remove_file"
    case .noted: "note"
    case .receiptNoted: "note_receipt"
    case .archived: "archive"
    default: action?.rawValue ?? rawValue
    }
  }

  /// Every kind by its word: reading an event does not compare one word after another.
  package static let byWord = Dictionary(uniqueKeysWithValues: allCases.map { ($0.word, $0) })

  fileprivate static let byAction = Dictionary(
    uniqueKeysWithValues: allCases.compactMap { kind in kind.action.map { ($0, kind) } })

  /// The readers who see that it happened. Which person in the agency has a dossier, and what is noted there, is the
  /// agency's own affair; which papers there are is the applicant's.
  package var audience: Audience {
    switch self {
    case .assigned, .takenBack, .noted, .archived: .staff
    case .papersAdded, .resultGiven, .fileRemoved, .receiptNoted: .applicant
    default: .everyone
    }
  }

  /// Whether only those who handle the dossier, and perhaps its applicant, learn of it: neither agencies that were asked
  /// nor those above.
  package var isOfHandlers: Bool {
    switch self {
    case .papersAdded, .resultGiven, .fileRemoved, .noted, .receiptNoted, .archived: true
    default: false
    }
  }

  /// The readers of the note that was written with it: what agencies write to each other is for them alone, and a
  /// decision (on days off, or on an agency's end) is for everybody.
  package var noteAudience: Audience {
    switch self {
    case .dueRecomputed, .transferred: .everyone
    case .consultationAsked, .consultationAnswered, .consultationLapsed, .consultationWithdrawn: .staff
    default: audience == .staff ? .staff : .applicant
    }
  }

  /// Whether somebody else must act next: the applicant, or an agency that was asked.
  package var isWait: Bool {
    self == .supplementRequested || self == .paymentRequested || self == .consultationAsked
  }

  /// Whether it can be undone: an end, or the handing over that follows one.
  package var canBeUndone: Bool {
    switch self {
    case .refused, .finished, .handedOver, .withdrawn, .stopped: true
    default: false
    }
  }

  package var isUndoing: Bool { self == .endUndone }

  package var isTransfer: Bool { self == .transferred }

  /// Whether the portal notes it by itself, after a stop on a later day; noting it changes no figure.
  var isNotedAfterwards: Bool { self == .consultationLapsed }
}

extension Action {
  /// The readers of the note that is written with it.
  package var noteAudience: Audience { EventKind.byAction[self]?.noteAudience ?? .staff }
}

extension DossierEvent {
  /// What happened, with its details.
  package enum Kind: Hashable, Sendable {
    /// An online or postal filing that nobody has accepted yet.
    case filed
    case accepted
    case refused
    case processed
    /// Luân chuyển: handed over to a step of the procedure's own process, and there to a person or to the whole unit.
    case forwarded(step: Int, officer: String?)
    /// Given to a person of the unit where it is, or back to the whole unit.
    case assigned(officer: String?)
    /// The last hand-over was taken back by its sender.
    case takenBack
    /// The papers to be supplied, each as the applicant reads it; the keys of the form's fields to be mended; and why, for
    /// each that has a reason of its own.
    case supplementRequested(papers: [String], fields: [String] = [], reasons: [String: String] = [:])
    case supplementReceived
    /// The amount in đồng, if it is known.
    case paymentRequested(amount: Int?)
    case paymentReceived
    /// Phiếu xin lỗi và hẹn lại ngày trả kết quả: a lateness letter with its new appointment.
    case extended(to: Moment, cause: LatenessCause)
    case finished(cause: LatenessCause?)
    case handedOver
    case withdrawn
    case stopped(cause: LatenessCause?)
    /// Another agency was asked; the note is the question.
    case consultationAsked(ConsultationRequest)
    /// Its answer; the note is the text.
    case consultationAnswered(number: Int, opinion: Opinion, files: [StoredFile])
    /// Its silence was taken as agreement.
    case consultationLapsed(number: Int)
    case consultationWithdrawn(number: Int)
    /// A change of days off gave another due moment, or made it certain; with the moment before the change.
    case dueRecomputed(from: Moment?)
    /// The agency was dissolved: from here on, the successor does its work on this dossier, which it handled or was
    /// asked about. The note is the decision.
    case transferred(from: AgencyCode, to: AgencyCode)
    /// Details that were mistyped at filing were corrected; the note is the reason.
    indirect case corrected(Correction)
    /// A mistaken end, or a mistaken handing over, was undone: the status that it had caused, and the moment of it.
    case endUndone(Status, at: Moment)
    case papersAdded([AttachedFile])
    case resultGiven([AttachedFile])
    /// The note is the reason.
    case fileRemoved(number: Int)
    /// The note is for those who handle the dossier.
    case noted([AttachedFile])
    /// An e-receipt's number, and the amount in đồng if it was said.
    case receiptNoted(number: String, amount: Int?)
    /// Handed to the archive, with its receipt.
    case archived(receipt: String)
    /// The personal data of the filing and of every event before this one were erased, with their salts.
    case erased
  }
}

extension DossierEvent.Kind {
  package var name: EventKind {
    switch self {
    case .filed: .filed
    case .accepted: .accepted
    case .refused: .refused
    case .processed: .processed
    case .forwarded: .forwarded
    case .assigned: .assigned
    case .takenBack: .takenBack
    case .supplementRequested: .supplementRequested
    case .supplementReceived: .supplementReceived
    case .paymentRequested: .paymentRequested
    case .paymentReceived: .paymentReceived
    case .extended: .extended
    case .finished: .finished
    case .handedOver: .handedOver
    case .withdrawn: .withdrawn
    case .stopped: .stopped
    case .consultationAsked: .consultationAsked
    case .consultationAnswered: .consultationAnswered
    case .consultationLapsed: .consultationLapsed
    case .consultationWithdrawn: .consultationWithdrawn
    case .dueRecomputed: .dueRecomputed
    case .transferred: .transferred
    case .corrected: .corrected
    case .endUndone: .endUndone
    case .papersAdded: .papersAdded
    case .resultGiven: .resultGiven
    case .fileRemoved: .fileRemoved
    case .noted: .noted
    case .receiptNoted: .receiptNoted
    case .archived: .archived
    case .erased: .erased
    }
  }

  /// Writes its details, part by part; most kinds have none.
  package func write(to parts: inout some EventPartWriter) {
    switch self {
    case .filed, .accepted, .refused, .processed, .takenBack, .supplementReceived, .paymentReceived, .handedOver,
      .withdrawn, .erased:
      break
    case .forwarded(let step, let officer): parts.write(step: step, officer: officer)
    case .assigned(let officer): parts.write(step: nil, officer: officer)
    case .supplementRequested(let papers, let fields, let reasons):
      parts.write(reasons: reasons)
      parts.write(papers: papers)
      parts.write(fields: fields)
    case .paymentRequested(let amount): parts.write(amount: amount)
    case .extended(let newDue, let cause):
      parts.write(newDue: newDue)
      parts.write(cause: cause)
    case .finished(let cause), .stopped(let cause): parts.write(cause: cause)
    case .consultationAsked(let request): parts.write(request: request)
    case .consultationAnswered(let number, let opinion, let files): parts.write(answer: number, opinion, files: files)
    case .consultationLapsed(let number), .consultationWithdrawn(let number): parts.write(question: number)
    case .dueRecomputed(let oldDue): parts.write(oldDue: oldDue)
    case .transferred(let agency, let successor): parts.write(from: agency, to: successor)
    case .corrected(let correction): parts.write(correction: correction)
    case .endUndone(let status, let moment): parts.write(undone: status, at: moment)
    case .papersAdded(let files), .resultGiven(let files), .noted(let files): parts.write(files: files)
    case .fileRemoved(let number): parts.write(removed: number)
    case .receiptNoted(let number, let amount):
      parts.write(receipt: number)
      parts.write(amount: amount)
    case .archived(let receipt): parts.write(receipt: receipt)
    }
  }

  /// The kind of that name with its stored details; nil if they do not fit it.
  package init?<Parts: EventPartReader>(_ name: EventKind, from parts: Parts) throws(Parts.Failure) {
    switch name {
    case .filed: self = .filed
    case .accepted: self = .accepted
    case .refused: self = .refused
    case .processed: self = .processed
    case .takenBack: self = .takenBack
    case .supplementReceived: self = .supplementReceived
    case .paymentReceived: self = .paymentReceived
    case .handedOver: self = .handedOver
    case .withdrawn: self = .withdrawn
    case .erased: self = .erased
    case .forwarded: self = .forwarded(step: try parts.step(), officer: try parts.officer())
    case .assigned: self = .assigned(officer: try parts.officer())
    case .supplementRequested:
      self = .supplementRequested(
        papers: try parts.papers(), fields: try parts.fields(), reasons: try parts.reasons())
    case .paymentRequested: self = .paymentRequested(amount: try parts.amount())
    case .extended: self = .extended(to: try parts.newDue(), cause: try parts.requiredCause())
    case .finished: self = .finished(cause: try parts.cause())
    case .stopped: self = .stopped(cause: try parts.cause())
    case .consultationAsked: self = .consultationAsked(try parts.request())
    case .consultationAnswered:
      let answer = try parts.answer()
      self = .consultationAnswered(number: answer.number, opinion: answer.opinion, files: answer.files)
    case .consultationLapsed: self = .consultationLapsed(number: try parts.question())
    case .consultationWithdrawn: self = .consultationWithdrawn(number: try parts.question())
    case .dueRecomputed: self = .dueRecomputed(from: try parts.oldDue())
    case .transferred:
      let agencies = try parts.agencies()
      self = .transferred(from: agencies.from, to: agencies.to)
    case .corrected: self = .corrected(try parts.correction())
    case .endUndone:
      let undone = try parts.undone()
      self = .endUndone(undone.status, at: undone.at)
    case .papersAdded: self = .papersAdded(try parts.files())
    case .resultGiven: self = .resultGiven(try parts.files())
    case .noted: self = .noted(try parts.files())
    case .fileRemoved: self = .fileRemoved(number: try parts.removed())
    case .receiptNoted: self = .receiptNoted(number: try parts.receipt(), amount: try parts.amount())
    case .archived: self = .archived(receipt: try parts.receipt())
    }
  }

  package var action: Action? { name.action }

  /// The login of the person to whom it gives the dossier.
  package var officer: String? {
    switch self {
    case .forwarded(_, let officer), .assigned(let officer): officer
    default: nil
    }
  }

  /// Other agencies that it names.
  package var agencies: [AgencyCode] {
    switch self {
    case .consultationAsked(let request): [request.agency]
    case .transferred(let from, let to): [from, to]
    default: []
    }
  }

  /// The files that came with it, without those of other agencies' answers.
  package var attachedFiles: [AttachedFile] {
    switch self {
    case .papersAdded(let files), .resultGiven(let files), .noted(let files): files
    default: []
    }
  }

  /// The number of the question that it answers or ends; nil for the question itself.
  package var consultation: Int? {
    switch self {
    case .consultationAnswered(let number, _, _), .consultationLapsed(let number), .consultationWithdrawn(let number):
      number
    default: nil
    }
  }

  /// The moment of the end that it undoes; nil if it undoes a handing over, which leaves the end.
  package var undoneEnd: Moment? {
    if case .endUndone(let status, let moment) = self, status != .handedOver { moment } else { nil }
  }
}
