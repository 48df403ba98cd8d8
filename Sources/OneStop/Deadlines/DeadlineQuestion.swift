import JSON

/// What one line of a batch asks, apart from its pauses.
struct DeadlineQuestion {
  var received: Moment
  var rules: DeadlineRules
}

/// What is wrong with a line of JSON, as a sentence.
struct DeadlineLineError: Error {
  var sentence: String

  init(_ sentence: String) {
    self.sentence = sentence
  }
}

/// Reads one line of a batch; throws `JSONError` and `DeadlineLineError`.
struct DeadlineQuestionReader {
  private var scanner: JSONScanner
  private let line: Range<Int>
  /// The position of the line's id, once it is read.
  private(set) var id: Range<Int>?

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    scanner = JSONScanner(bytes, in: line)
    self.line = line
  }

  /// Reads the pauses into the given list, whose memory is reused from line to line.
  mutating func read(_ pauses: inout [Pause]) throws -> DeadlineQuestion {
    pauses.removeAll(keepingCapacity: true)
    guard isUTF8(line) else { throw DeadlineLineError("The line is not UTF-8.") }
    var received: Moment?
    var time: ProcessingTime?
    var cutoff: TimeOfDay?
    var supplement = DeadlineRules.Supplement.continue

    guard try scanner.kind() == .object else { throw DeadlineLineError("A line must be an object.") }
    try members { reader, name in
      if reader.scanner.isWord(name, "id") {
        reader.id = try reader.identifier()
      } else if reader.scanner.isWord(name, "received") {
        received = try reader.moment("received")
      } else if reader.scanner.isWord(name, "time") {
        time = try reader.time()
      } else if reader.scanner.isWord(name, "cutoff") {
        cutoff = try reader.cutoff()
      } else if reader.scanner.isWord(name, "supplement") {
        supplement = try reader.word("supplement", default: .continue)
      } else if reader.scanner.isWord(name, "pauses") {
        try reader.pauses(&pauses)
      } else {
        try reader.scanner.skipValue()
      }
    }
    try scanner.finish()
    guard let received else { throw DeadlineLineError("received is missing.") }
    guard let time else { throw DeadlineLineError("time is missing.") }
    return DeadlineQuestion(received: received, rules: DeadlineRules(time, cutoff: cutoff, supplement: supplement))
  }

  /// Looks for the line's id alone, as far as the line can be read.
  mutating func findIdentifier() {
    try? members { reader, name in
      if reader.scanner.isWord(name, "id") {
        reader.id = try reader.identifier()
      } else {
        try reader.scanner.skipValue()
      }
    }
  }

  // MARK: Fields

  private mutating func identifier() throws -> Range<Int> {
    let range = try scanner.skipValue()
    guard isUTF8(range) else { throw DeadlineLineError("The line is not UTF-8.") }
    // Otherwise only a part of a value was read: 0 of 01.
    guard scanner.isAtSeparator else { throw scanner.error("',' or '}'") }
    return range
  }

  private mutating func time() throws -> ProcessingTime {
    guard try scanner.kind() == .object else { throw DeadlineLineError("time must be an object with value and unit.") }
    var value: Int?
    var unit: ProcessingTime.Unit?
    try members { reader, name in
      if reader.scanner.isWord(name, "value") {
        value = try reader.wholeNumber("time.value")
      } else if reader.scanner.isWord(name, "unit") {
        unit = try reader.word("time.unit", default: nil)
      } else {
        try reader.scanner.skipValue()
      }
    }
    guard let value else { throw DeadlineLineError("time.value is missing.") }
    guard let unit else { throw DeadlineLineError("time.unit is missing.") }
    guard let time = ProcessingTime(value, unit) else {
      throw DeadlineLineError("time.value must be a whole number from 1 to 3650.")
    }
    return time
  }

  private mutating func cutoff() throws -> TimeOfDay? {
    if try null() { return nil }
    guard try scanner.kind() == .string, let time = timeOfDay(try scanner.string()) else {
      throw DeadlineLineError("cutoff must be a time such as 15:00, or null.")
    }
    return time
  }

  private mutating func pauses(_ pauses: inout [Pause]) throws {
    pauses.removeAll(keepingCapacity: true)
    if try null() { return }
    guard try scanner.kind() == .array else { throw DeadlineLineError("pauses must be a list.") }
    try scanner.beginArray()
    var isFirst = true
    while try scanner.nextElement(&isFirst) { pauses.append(try pause()) }
  }

  private mutating func pause() throws -> Pause {
    guard try scanner.kind() == .object else {
      throw DeadlineLineError("A pause must be an object with kind, from and to.")
    }
    var kind: Pause.Kind?
    var from: Moment?
    var to: Moment?
    try members { reader, name in
      if reader.scanner.isWord(name, "kind") {
        kind = try reader.word("A pause's kind", default: nil)
      } else if reader.scanner.isWord(name, "from") {
        from = try reader.moment("A pause's from")
      } else if reader.scanner.isWord(name, "to") {
        to = try reader.null() ? nil : try reader.moment("A pause's to")
      } else {
        try reader.scanner.skipValue()
      }
    }
    guard let kind else { throw DeadlineLineError("A pause's kind is missing.") }
    guard let from else { throw DeadlineLineError("A pause's from is missing.") }
    return Pause(kind, from: from, to: to)
  }

  private func isUTF8(_ range: Range<Int>) -> Bool {
    scanner.bytes[range].allSatisfy { $0 < 0x80 } || String(validating: scanner.bytes[range], as: UTF8.self) != nil
  }

  // MARK: Values

  private mutating func moment(_ name: StaticString) throws -> Moment {
    guard try scanner.kind() == .string, let moment = moment(try scanner.string()) else {
      throw DeadlineLineError("\(name) must be a moment such as 2018-06-01T09:30.")
    }
    return moment
  }

  private func moment(_ text: JSONScanner.Text) -> Moment? {
    if !text.hasEscapes {
      var digits = ByteScanner(scanner.bytes, in: text.range)
      if let moment = digits.moment(), digits.isAtEnd { return moment }
    }
    return (try? scanner.string(text)).flatMap { Moment(typed: $0) }
  }

  private func timeOfDay(_ text: JSONScanner.Text) -> TimeOfDay? {
    if text.hasEscapes { return (try? scanner.string(text)).flatMap { TimeOfDay($0) } }
    var digits = ByteScanner(scanner.bytes, in: text.range)
    return digits.timeOfDay().flatMap { digits.isAtEnd ? $0 : nil }
  }

  /// One of the words of an enumeration; null stands for the default, if there is one.
  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ name: StaticString, default fallback: Word?
  ) throws -> Word where Word.RawValue == String {
    if let fallback, try null() { return fallback }
    if try scanner.kind() == .string {
      if let word = Word(rawValue: try scanner.string(scanner.string())) { return word }
    }
    throw DeadlineLineError("\(name) must be one of \(Word.allCases.map(\.rawValue).joined(separator: ", ")).")
  }

  private mutating func wholeNumber(_ name: StaticString) throws -> Int {
    guard try scanner.kind() == .number else { throw DeadlineLineError("\(name) must be a whole number.") }
    let range = try scanner.number()
    if range.count < 10, scanner.bytes[range].allSatisfy(isDigit) {
      return scanner.bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
    guard range.count <= 40 else { throw DeadlineLineError("\(name) must be a whole number.") }
    // 15.0 and 1.5e1 are the same number as 15.
    let digits = String(decoding: scanner.bytes[range], as: UTF8.self)
    guard let number = Double(digits), let whole = Int(exactly: number) else {
      throw DeadlineLineError("\(name) must be a whole number.")
    }
    return whole
  }

  // MARK: JSON

  /// Reads null, if it comes next.
  private mutating func null() throws -> Bool {
    guard try scanner.kind() == .null else { return false }
    try scanner.null()
    return true
  }

  private mutating func members(
    _ each: (inout DeadlineQuestionReader, JSONScanner.Text) throws -> Void
  ) throws {
    try scanner.beginObject()
    var isFirst = true
    while let name = try scanner.nextName(&isFirst) { try each(&self, name) }
  }
}
