import JSON

/// Due dates in bulk: one line of JSON in, one line of JSON out (`motcua deadline --batch`).
///
/// It reuses its memory from line to line. Unknown names are ignored; of a name that appears twice, the last counts.
package struct DeadlineBatch {
  private let calendar: WorkCalendar
  private var pauses: [Pause] = []

  package init(calendar: WorkCalendar) {
    self.calendar = calendar
  }

  /// Answers one line, without its end, and appends the answer with one: `{"id":1,"due":"2018-06-22T17:00"}`, with null
  /// while a pause is open, or `{"id":1,"error":"…"}`. The id is returned as it was written; it is null where the line
  /// cannot be read as far as the id. A byte-order mark at the beginning is ignored, and a line of white space gets no
  /// answer.
  package mutating func answer(_ bytes: [UInt8], in line: Range<Int>, into answers: inout [UInt8]) {
    var line = line
    if bytes[line].starts(with: [0xEF, 0xBB, 0xBF]) { line = line.lowerBound + 3..<line.upperBound }
    if bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return }
    var reader = DeadlineQuestionReader(bytes, line)
    do {
      let question = try reader.read(&pauses)
      let due = try Deadline.compute(
        accepted: question.received, rules: question.rules, pauses: pauses, calendar: calendar
      ).due
      begin(reader.id, bytes, &answers)
      answers.append("\"due\":")
      if let due {
        answers.append("\"")
        due.write(to: &answers)
        answers.append("\"}\n")
      } else {
        answers.append("null}\n")
      }
    } catch {
      // The id may come after the mistake.
      reader = DeadlineQuestionReader(bytes, line)
      reader.findIdentifier()
      begin(reader.id, bytes, &answers)
      finish(sentence(error, line), &answers)
    }
  }

  /// Answers a line that cannot be read at all.
  package func refuse(_ sentence: String, into answers: inout [UInt8]) {
    begin(nil, [], &answers)
    finish(sentence, &answers)
  }

  /// The sentence holds no control characters.
  private func finish(_ sentence: String, _ answers: inout [UInt8]) {
    answers.append("\"error\":\"")
    for byte in sentence.utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { answers.append(UInt8(ascii: "\\")) }
      answers.append(byte)
    }
    answers.append("\"}\n")
  }

  private func begin(_ id: Range<Int>?, _ bytes: [UInt8], _ answers: inout [UInt8]) {
    answers.append("{\"id\":")
    if let id { answers.append(contentsOf: bytes[id]) } else { answers.append("null") }
    answers.append(",")
  }

  private func sentence(_ error: any Error, _ line: Range<Int>) -> String {
    switch error {
    case let error as JSONError:
      "It is not JSON: byte \(error.offset - line.lowerBound + 1) of the line should have \(error.expected)."
    case let error as DeadlineLineError: error.sentence
    case let error as DeadlineError: error.description
    default: "\(error)"
    }
  }
}
