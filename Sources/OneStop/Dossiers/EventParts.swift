/// Takes what events carry, part by part: the store's row, JSON and the timelines are such.
///
/// Which parts a kind has, `DossierEvent.Kind` says once. A new part is a method here: the compiler then names each place
/// that keeps or tells events and does not know it.
package protocol EventPartWriter {
  /// What has to be supplied.
  mutating func write(papers: [String])
  /// What has to be paid, in đồng; nil: the note says it.
  mutating func write(amount: Int?)
  /// The appointment of a lateness letter.
  mutating func write(newDue: Moment)
  /// Of lateness, where it is late.
  mutating func write(cause: LatenessCause?)
  /// Who has it next: at another step, or within the unit that has it; nil: the whole unit.
  mutating func write(step: Int?, officer: String?)
  mutating func write(request: ConsultationRequest)
  /// An answer to the question of that number.
  mutating func write(answer number: Int, _ opinion: Opinion, files: [AnswerFile])
  /// The end of a question without an answer.
  mutating func write(question number: Int)
  /// The due moment that stood before.
  mutating func write(oldDue: Moment?)
  /// A dissolved agency and its successor.
  mutating func write(from agency: AgencyCode, to successor: AgencyCode)
  mutating func write(correction: Correction)
  /// The status that is taken back, and since when it stood.
  mutating func write(undone status: Status, at moment: Moment)
}

/// Gives back what an `EventPartWriter` has kept. Only the parts of the event's kind are asked for.
package protocol EventPartReader {
  associatedtype Failure: Error
  func papers() throws(Failure) -> [String]
  func amount() throws(Failure) -> Int?
  func newDue() throws(Failure) -> Moment
  func cause() throws(Failure) -> LatenessCause?
  func step() throws(Failure) -> Int
  func officer() throws(Failure) -> String?
  func request() throws(Failure) -> ConsultationRequest
  func answer() throws(Failure) -> (number: Int, opinion: Opinion, files: [AnswerFile])
  func question() throws(Failure) -> Int
  func oldDue() throws(Failure) -> Moment?
  func agencies() throws(Failure) -> (from: AgencyCode, to: AgencyCode)
  func correction() throws(Failure) -> Correction
  func undone() throws(Failure) -> (status: Status, at: Moment)
}
