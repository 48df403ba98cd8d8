import OneStop
import OneStopStore
import Operations

/// What a step answered, or should answer.
enum Answer: Hashable, Sendable {
  case taken(Int64)
  /// The form had come before.
  case earlier(code: String, isSame: Bool)
  /// The agency has been dissolved.
  case ended(into: AgencyCode)
  /// The same person has an open dossier for the same.
  case repeats(Int64)
  case done
  case failed(Act.Failure)
  /// Whether it counted.
  case rated(Bool)
  case begun(Bool)
  case lines([BulkOutcome?])
  case sentAgain(Transaction.SentAgain)
  case mistaken(DissolutionMistake)
  /// It was shown from a catalogue that has changed since.
  case outdated
  /// The store could not or, without an error, it was broken off on purpose: nothing may be left of it.
  case broken(StoreError?)
  /// An error that nobody knows.
  case strange(String)
}

extension Answer {
  /// Roughly what it says, for counts.
  var word: String {
    switch self {
    case .taken: "taken"
    case .earlier(_, let isSame): isSame ? "sent again" : "another form"
    case .ended: "dissolved"
    case .repeats: "asked"
    case .done, .begun: "done"
    case .failed(.refused(let refusal)): "refused, \("\(refusal)".prefix { $0.isLetter })"
    case .failed(let failure): "failed, \("\(failure)".prefix { $0.isLetter })"
    case .rated(let isNew): isNew ? "rated" : "not rated"
    case .lines: "carried out"
    case .sentAgain(let result): "\(result)"
    case .mistaken: "mistaken"
    case .outdated: "outdated"
    case .broken: "broken"
    case .strange: "strange"
    }
  }
}
