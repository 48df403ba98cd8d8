import OneStop
import TestSupport

@testable import OneStopStore

extension AgencyCode {
  static let planning = AgencyCode(stored: "000.00.33.H29")
  static let environment = AgencyCode(stored: "000.00.13.H29")
}

extension StoredFile {
  /// Of the bytes 1, 2, 3, by their SHA-256.
  static let whole = StoredFile(
    name: "Ý kiến.pdf", mediaType: "application/pdf", size: 3,
    digest: "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")

  static func sample(_ name: String = "Ý kiến.pdf", _ bytes: [UInt8] = [1, 2, 3], digit: Character = "a") -> StoredFile
  {
    StoredFile(
      name: name, mediaType: "application/pdf", size: bytes.count, digest: String(repeating: digit, count: 64))
  }
}

extension Transaction {
  @discardableResult
  func ask(
    _ agency: AgencyCode, about id: Int64, at moment: Moment, days: Int = 2, silence: Bool = false,
    question: String = "Đề nghị cho ý kiến"
  ) throws -> StoredDossier? {
    let ask = DossierCommand.Kind.askConsultation(agency, time: .days(days), isSilenceAgreement: silence)
    return try act(DossierCommand(ask, at: moment, note: question), on: id, now: moment)
  }

  @discardableResult
  func answer(
    _ number: Int, of id: Int64, at moment: Moment, _ opinion: Opinion = .agree, files: [StoredFile] = []
  ) throws -> StoredDossier? {
    let answer = DossierCommand.Kind.answerConsultation(number: number, opinion, files: files)
    return try act(DossierCommand(answer, at: moment, note: "Ý kiến"), on: id, now: moment)
  }

  private func act(_ command: DossierCommand, on id: Int64, now: Moment) throws -> StoredDossier? {
    try append(to: id) {
      try $0.dossier.decide(command, by: .staff(login: "lan"), calendar: .plain, now: now)
    }
  }
}
