import OneStop

/// What a correction carries, as a list of texts: what stood before, then what stands after. An empty text is none.
enum CorrectionText {
  static func encode(_ kind: DossierEvent.Kind) -> String? {
    guard case .corrected(let correction) = kind else { return nil }
    return TextList.encode(texts(correction.before) + texts(correction.after))
  }

  private static func texts(_ details: FilingDetails) -> [String] {
    let applicant = details.applicant
    return [
      applicant.kind.rawValue, applicant.name, applicant.identity?.description ?? "",
      applicant.phone?.description ?? "", applicant.email?.description ?? "", applicant.address, details.summary,
      details.returnBy.rawValue, details.notices?.rawValue ?? "", String(details.papers.count),
    ] + details.papers.flatMap { [String($0.quantity), $0.name] }
  }

  /// nil for what `encode` never wrote.
  static func decode(_ texts: [String]) -> Correction? {
    var rest = texts[...]
    guard let before = details(&rest), let after = details(&rest), rest.isEmpty else { return nil }
    return Correction(from: before, to: after)
  }

  private static func details(_ texts: inout ArraySlice<String>) -> FilingDetails? {
    guard texts.count >= 10 else { return nil }
    let fields = Array(texts.prefix(10))
    texts = texts.dropFirst(10)
    guard let kind = Applicant.Kind(rawValue: fields[0]), let returnBy = ReturnMethod(rawValue: fields[7]),
      let count = Int(fields[9]), count >= 0, texts.count / 2 >= count
    else { return nil }
    var papers: [SubmittedPaper] = []
    for _ in 0..<count {
      let paper = Array(texts.prefix(2))
      texts = texts.dropFirst(2)
      guard let quantity = Int(paper[0]) else { return nil }
      papers.append(SubmittedPaper(stored: paper[1], quantity: quantity))
    }
    let applicant = Applicant(
      stored: kind, name: fields[1], identity: fields[2].isEmpty ? nil : IdentityNumber(stored: fields[2]),
      phone: fields[3].isEmpty ? nil : PhoneNumber(stored: fields[3]),
      email: fields[4].isEmpty ? nil : EmailAddress(stored: fields[4]), address: fields[5])
    return FilingDetails(
      applicant: applicant, summary: fields[6], papers: papers, returnBy: returnBy,
      notices: MessageChannel(rawValue: fields[8]))
  }
}
