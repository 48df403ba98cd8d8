import OneStop

/// What a correction carries, as a list of texts: what stood before, then what stands after. An empty text is none.
enum CorrectionText {
  static func encode(_ correction: Correction) -> String {
    TextList.encode(texts(correction.before) + texts(correction.after))
  }

  /// Begins what a correction says since representatives' telephones are kept; `second` since dates of birth, wards and
  /// representatives are. Those of before begin with the applicant's kind.
  private static let version = "3"
  private static let second = "2"

  private static func texts(_ details: FilingDetails) -> [String] {
    let applicant = details.applicant
    return [
      version, applicant.kind.rawValue, applicant.name, applicant.identity?.description ?? "",
      applicant.phone?.description ?? "", applicant.email?.description ?? "", applicant.address, details.summary,
      details.returnBy.rawValue, details.notices?.rawValue ?? "", applicant.birthDate?.description ?? "",
      applicant.ward, applicant.representative?.name ?? "", applicant.representative?.identity?.description ?? "",
      applicant.representative?.phone?.description ?? "", String(details.papers.count),
    ] + details.papers.flatMap { [$0.quantityText, $0.name] }
  }

  /// nil for what `encode` never wrote.
  static func decode(_ texts: [String]) -> Correction? {
    var rest = texts[...]
    guard let before = details(&rest), let after = details(&rest), rest.isEmpty else { return nil }
    return Correction(from: before, to: after)
  }

  private static func details(_ texts: inout ArraySlice<String>) -> FilingDetails? {
    let length =
      switch texts.first {
      case version: 15
      case second: 14
      default: 10
      }
    let isFirstForm = length == 10
    if !isFirstForm { texts.removeFirst() }
    guard texts.count >= length else { return nil }
    let fields = Array(texts.prefix(length))
    texts = texts.dropFirst(length)
    guard let kind = Applicant.Kind(rawValue: fields[0]), let returnBy = ReturnMethod(rawValue: fields[7]),
      let papers = papers(&texts, count: fields[length - 1])
    else { return nil }
    var applicant = Applicant(
      stored: kind, name: fields[1], identity: number(fields[2]),
      phone: fields[3].isEmpty ? nil : PhoneNumber(stored: fields[3]),
      email: fields[4].isEmpty ? nil : EmailAddress(stored: fields[4]), address: fields[5], birthDate: nil, ward: "",
      representative: nil)
    if !isFirstForm {
      applicant.birthDate = LocalDate(fields[9])
      applicant.ward = fields[10]
      if !fields[11].isEmpty {
        applicant.representative = Representative(
          stored: fields[11], identity: number(fields[12]),
          phone: length < 15 || fields[13].isEmpty ? nil : PhoneNumber(stored: fields[13]))
      }
    }
    return FilingDetails(
      applicant: applicant, summary: fields[6], papers: papers, returnBy: returnBy,
      notices: MessageChannel(rawValue: fields[8]))
  }

  private static func number(_ text: String) -> IdentityNumber? {
    text.isEmpty ? nil : IdentityNumber(stored: text)
  }

  private static func papers(_ texts: inout ArraySlice<String>, count: String) -> [SubmittedPaper]? {
    guard let count = Int(count), count >= 0, texts.count / 2 >= count else { return nil }
    var papers: [SubmittedPaper] = []
    for _ in 0..<count {
      let paper = Array(texts.prefix(2))
      texts = texts.dropFirst(2)
      guard let paper = SubmittedPaper(stored: paper[1], quantityText: paper[0]) else { return nil }
      papers.append(paper)
    }
    return papers
  }
}
