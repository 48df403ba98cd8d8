import OneStop

/// What the events of consultations carry, as one column: a list of texts. The files of an answer are another.
///
/// Asked: agency, time, unit, due moment (empty: none), silence as 0 or 1, and where it was given files their numbers.
/// Answered: number, opinion. Lapsed and withdrawn: number. Files: four for each (name, media type, size, digest).
enum ConsultationText {
  static func encode(_ request: ConsultationRequest) -> String {
    let due = request.due.map { "\($0.microseconds)" } ?? ""
    let files = request.files.map(String.init).joined(separator: " ")
    return TextList.encode(
      [
        request.agency.description, "\(request.time.value)", request.time.unit.rawValue, due,
        request.isSilenceAgreement ? "1" : "0",
      ] + (files.isEmpty ? [] : [files]))
  }

  static func encode(answer number: Int, _ opinion: Opinion) -> String {
    TextList.encode(["\(number)", opinion.rawValue])
  }

  static func encode(files: [StoredFile]) -> String {
    TextList.encode(files.flatMap { [$0.name, $0.mediaType, "\($0.size)", $0.digest] })
  }

  static func encode(question number: Int) -> String { TextList.encode(["\(number)"]) }

  // nil for what none of these could have written.

  static func question(_ parts: [String]) -> Int? { parts.first.flatMap { Int($0) } }

  static func answer(_ parts: [String]) -> (number: Int, opinion: Opinion)? {
    guard parts.count == 2, let number = question(parts), let opinion = Opinion(rawValue: parts[1]) else { return nil }
    return (number, opinion)
  }

  static func files(_ parts: [String]) -> [StoredFile]? {
    guard parts.count % 4 == 0 else { return nil }
    return stride(from: 0, to: parts.count, by: 4).map { place in
      StoredFile(
        name: parts[place], mediaType: parts[place + 1], size: Int(parts[place + 2]) ?? 0, digest: parts[place + 3])
    }
  }

  static func request(_ parts: [String]) -> ConsultationRequest? {
    guard parts.count == 5 || parts.count == 6, let agency = AgencyCode(parts[0]), let value = Int(parts[1]),
      let unit = ProcessingTime.Unit(rawValue: parts[2]), let time = ProcessingTime(value, unit)
    else { return nil }
    return ConsultationRequest(
      agency: agency, time: time, due: Int64(parts[3]).map(Moment.init(microseconds:)),
      isSilenceAgreement: parts[4] == "1",
      files: parts.count == 6 ? parts[5].split(separator: " ").compactMap { Int($0) } : [])
  }
}

extension Consultation.Outcome {
  /// The word in the column `outcome`.
  var word: String {
    switch self {
    case .answered(let opinion): opinion.rawValue
    case .lapsed: "lapsed"
    case .withdrawn: "withdrawn"
    case .overtaken: "overtaken"
    }
  }

  init?(word: String) {
    switch word {
    case "lapsed": self = .lapsed
    case "withdrawn": self = .withdrawn
    case "overtaken": self = .overtaken
    default:
      guard let opinion = Opinion(rawValue: word) else { return nil }
      self = .answered(opinion)
    }
  }
}
