/// Takes what events carry, part by part; the store's row, JSON and the timelines conform to it.
///
/// `DossierEvent.Kind` defines once which parts each kind has. A new part is a new method here: the compiler then names
/// each place that stores or shows events and does not handle it.
package protocol EventPartWriter {
  /// Why papers are to be supplied and fields mended, by the paper's name or the field's key; before those.
  mutating func write(reasons: [String: String])
  /// The papers to be supplied.
  mutating func write(papers: [String])
  /// The keys of the form's fields that are to be mended.
  mutating func write(fields: [String])
  /// The amount to be paid, in đồng; nil: the note says what to pay.
  mutating func write(amount: Int?)
  /// The appointment of a lateness letter.
  mutating func write(newDue: Moment)
  /// The cause of lateness, if the dossier is late.
  mutating func write(cause: LatenessCause?)
  /// The next holder: at another step, or within the present unit if `step` is nil; `officer` nil: the whole unit.
  mutating func write(step: Int?, officer: String?)
  mutating func write(request: ConsultationRequest)
  /// An answer to the question with that number.
  mutating func write(answer number: Int, _ opinion: Opinion, files: [StoredFile])
  /// The end of a question without an answer.
  mutating func write(question number: Int)
  /// The due moment before the change.
  mutating func write(oldDue: Moment?)
  /// A dissolved agency and its successor.
  mutating func write(from agency: AgencyCode, to successor: AgencyCode)
  mutating func write(correction: Correction)
  /// The status that is undone, and the moment since which the dossier had it.
  mutating func write(undone status: Status, at moment: Moment)
  /// Files that came; none once they are erased.
  mutating func write(files: [AttachedFile])
  /// The number of a file that no longer counts.
  mutating func write(removed number: Int)
  /// The number of a receipt for a fee, or the archive's.
  mutating func write(receipt: String)
}

/// Returns what an `EventPartWriter` has stored. Only the parts of the event's kind are read.
package protocol EventPartReader {
  associatedtype Failure: Error
  func papers() throws(Failure) -> [String]
  func fields() throws(Failure) -> [String]
  func reasons() throws(Failure) -> [String: String]
  func amount() throws(Failure) -> Int?
  func newDue() throws(Failure) -> Moment
  func cause() throws(Failure) -> LatenessCause?
  /// Of a kind that never lacks one.
  func requiredCause() throws(Failure) -> LatenessCause
  func step() throws(Failure) -> Int
  func officer() throws(Failure) -> String?
  func request() throws(Failure) -> ConsultationRequest
  func answer() throws(Failure) -> (number: Int, opinion: Opinion, files: [StoredFile])
  func question() throws(Failure) -> Int
  func oldDue() throws(Failure) -> Moment?
  func agencies() throws(Failure) -> (from: AgencyCode, to: AgencyCode)
  func correction() throws(Failure) -> Correction
  func undone() throws(Failure) -> (status: Status, at: Moment)
  func files() throws(Failure) -> [AttachedFile]
  func removed() throws(Failure) -> Int
  func receipt() throws(Failure) -> String
}
