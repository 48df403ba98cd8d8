import OneStop

/// What the events of consultations carry, as one column: a list of texts.
///
/// Asked: agency, time, unit, due moment (empty: none), silence as 0 or 1. Answered: number, opinion, and four for each
/// file (name, media type, size, digest). Lapsed and withdrawn: number.
enum ConsultationText {
  static func encode(_ request: ConsultationRequest) -> String {
    let due = request.due.map { "\($0.microseconds)" } ?? ""
    return TextList.encode([
      request.agency.description, "\(request.time.value)", request.time.unit.rawValue, due,
      request.isSilenceAgreement ? "1" : "0",
    ])
  }

  static func encode(answer number: Int, _ opinion: Opinion, _ files: [AnswerFile]) -> String {
    let parts = files.flatMap { [$0.name, $0.mediaType, "\($0.size)", $0.digest] }
    return TextList.encode(["\(number)", opinion.rawValue] + parts)
  }

  static func encode(question number: Int) -> String { TextList.encode(["\(number)"]) }

  // nil for what none of these could have written.

  static func question(_ parts: [String]) -> Int? { parts.first.flatMap { Int($0) } }

  static func answer(_ parts: [String]) -> (number: Int, opinion: Opinion, files: [AnswerFile])? {
    guard let number = question(parts), parts.count > 1, let opinion = Opinion(rawValue: parts[1]),
      parts.count % 4 == 2
    else { return nil }
    let files = stride(from: 2, to: parts.count, by: 4).map { place in
      AnswerFile(
        name: parts[place], mediaType: parts[place + 1], size: Int(parts[place + 2]) ?? 0, digest: parts[place + 3])
    }
    return (number, opinion, files)
  }

  static func request(_ parts: [String]) -> ConsultationRequest? {
    guard parts.count == 5, let agency = AgencyCode(parts[0]), let value = Int(parts[1]),
      let unit = ProcessingTime.Unit(rawValue: parts[2]), let time = ProcessingTime(value, unit)
    else { return nil }
    return ConsultationRequest(
      agency: agency, time: time, due: Int64(parts[3]).map(Moment.init(microseconds:)),
      isSilenceAgreement: parts[4] == "1")
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
