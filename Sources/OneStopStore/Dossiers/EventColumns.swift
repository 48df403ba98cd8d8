import Database
import OneStop

/// The details of an event, each part in its column; what it says of people is in columns of `event_texts`.
struct EventColumns: EventPartWriter {
  private(set) var cause: String?
  private(set) var newDue: Moment?
  private(set) var papers: String?
  private(set) var amount: Int?
  private(set) var step: Int?
  private(set) var officer: String?
  private(set) var consultation: String?
  private(set) var files: String?
  private(set) var oldDue: Moment?
  private(set) var correction: String?
  private(set) var undoneStatus: Int?
  private(set) var undoneAt: Moment?
  private(set) var agencies: String?
  private(set) var fileNumber: Int?
  private(set) var receipt: String?
  private(set) var fields: String?
  private(set) var reasons: String?

  init(_ kind: DossierEvent.Kind) { kind.write(to: &self) }

  mutating func write(papers list: [String]) { papers = list.isEmpty ? nil : TextList.encode(list) }
  mutating func write(fields list: [String]) { fields = list.isEmpty ? nil : TextList.encode(list) }
  mutating func write(reasons list: [String: String]) {
    let texts = list.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    reasons = texts.isEmpty ? nil : TextList.encode(texts)
  }
  mutating func write(amount sum: Int?) { amount = sum }
  mutating func write(newDue moment: Moment) { newDue = moment }
  mutating func write(cause word: LatenessCause?) { cause = word?.rawValue }
  mutating func write(step place: Int?, officer login: String?) { (step, officer) = (place, login) }
  mutating func write(request: ConsultationRequest) { consultation = ConsultationText.encode(request) }
  mutating func write(answer number: Int, _ opinion: Opinion, files list: [StoredFile]) {
    consultation = ConsultationText.encode(answer: number, opinion)
    files = list.isEmpty ? nil : ConsultationText.encode(files: list)
  }
  mutating func write(question number: Int) { consultation = ConsultationText.encode(question: number) }
  mutating func write(oldDue moment: Moment?) { oldDue = moment }
  mutating func write(from agency: AgencyCode, to successor: AgencyCode) {
    agencies = TextList.encode([agency.description, successor.description])
  }
  mutating func write(correction details: Correction) { correction = CorrectionText.encode(details) }
  mutating func write(undone status: Status, at moment: Moment) {
    (undoneStatus, undoneAt) = (status.rawValue, moment)
  }
  mutating func write(files list: [AttachedFile]) {
    files = list.isEmpty ? nil : AttachedFileText.encode(list)
  }
  mutating func write(removed number: Int) { fileNumber = number }
  mutating func write(receipt number: String) { receipt = number }
}

/// The same, read from the columns `at` to `reasons`, in the order of `Connection.events(of:)`.
struct EventRow: EventPartReader {
  typealias Failure = StoreError

  let row: Row
  /// The column of `at`.
  let first: Int32

  func papers() -> [String] { row.withText(first + 7, TextList.decode) }
  func amount() -> Int? { row.optional(first + 8, Row.int) }
  func newDue() -> Moment { row.moment(first + 6) }
  func cause() throws(StoreError) -> LatenessCause? { try row.optionalWord(first + 5) }
  func requiredCause() throws(StoreError) -> LatenessCause { try row.word(first + 5) }
  func step() -> Int { row.int(first + 11) }
  func officer() -> String? { row.optional(first + 12, Row.text) }
  func request() throws(StoreError) -> ConsultationRequest { try list(first + 13, ConsultationText.request) }
  func answer() throws(StoreError) -> (number: Int, opinion: Opinion, files: [StoredFile]) {
    let answer = try list(first + 13, ConsultationText.answer)
    let files = row.isNull(first + 20) ? [] : try list(first + 20, ConsultationText.files)
    return (answer.number, answer.opinion, files)
  }
  func question() throws(StoreError) -> Int { try list(first + 13, ConsultationText.question) }
  func oldDue() -> Moment? { row.optional(first + 14, Row.moment) }
  func correction() throws(StoreError) -> Correction {
    row.isNull(first + 15) ? .erased : try list(first + 15, CorrectionText.decode)
  }
  func undone() throws(StoreError) -> (status: Status, at: Moment) {
    (try row.number(first + 16), row.moment(first + 17))
  }
  func agencies() throws(StoreError) -> (from: AgencyCode, to: AgencyCode) {
    try list(first + 18) { texts in
      let codes = texts.compactMap { AgencyCode($0) }
      return codes.count == 2 ? (codes[0], codes[1]) : nil
    }
  }

  func files() throws(StoreError) -> [AttachedFile] {
    row.isNull(first + 20) ? [] : try list(first + 20, AttachedFileText.decode)
  }
  func removed() -> Int { row.int(first + 21) }
  /// Empty once it is erased.
  func receipt() -> String { row.optional(first + 22, Row.text) ?? "" }
  func fields() -> [String] { row.isNull(first + 23) ? [] : row.withText(first + 23, TextList.decode) }
  func reasons() -> [String: String] {
    let texts = row.isNull(first + 24) ? [] : row.withText(first + 24, TextList.decode)
    return stride(from: 0, to: texts.count - 1, by: 2).reduce(into: [:]) { $0[texts[$1]] = texts[$1 + 1] }
  }

  private func list<Part>(_ column: Int32, _ decode: ([String]) -> Part?) throws(StoreError) -> Part {
    guard let part = decode(row.withText(column, TextList.decode)) else { throw row.unreadable(column) }
    return part
  }
}
