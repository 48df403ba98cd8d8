import OneStop
import OneStopStore

/// An agency's program adds a file that is already on disk. The same content for the same purpose is added once, so that
/// the program may send it again.
package struct AddFile: Operation {
  private let purpose: FilePurpose
  private let file: AttachedFile
  private let act: ActOnFiles

  package init(
    _ file: AttachedFile, as purpose: FilePurpose, to dossier: Int64, by label: String, of agency: AgencyCode,
    notices: NoticeWriter, now: Moment
  ) {
    (self.purpose, self.file) = (purpose, file)
    act = ActOnFiles(
      purpose == .result ? .giveResult([file]) : .addPapers([file]), on: dossier,
      by: .program(label, of: agency), notices: notices, now: now)
  }

  package struct Outcome: Sendable {
    package let code: DossierCode
    package let file: DossierFile
    /// The dossier did not have it before.
    package let isNew: Bool
  }

  /// Throws `Act.Failure` or `FileRefusal`, and then has changed nothing.
  package func run(in transaction: Transaction) throws -> Outcome {
    let acting = try Acting(in: transaction, notices: act.notices, now: act.now)
    try act.author.requireWorking(in: transaction, on: act.now.date)
    guard let present = try transaction.dossier(id: act.dossier) else { throw Act.Failure.unknown }
    try act.author.requireReach(present.dossier, acting, now: act.now)
    if let same = present.dossier.file(file.stored, as: purpose) {
      return Outcome(code: present.dossier.code, file: same, isNew: false)
    }
    let after = try act.run(in: transaction)
    guard let added = after.dossier.files.last else { throw FileRefusal.empty }
    return Outcome(code: after.dossier.code, file: added, isNew: true)
  }

  /// Why it would not be added, before it is on disk; throws as `run`.
  package func check(_ dossier: Dossier) throws {
    if dossier.file(file.stored, as: purpose) == nil { _ = try act.decide(dossier) }
  }
}

extension Dossier {
  /// The file with this content, if it counts.
  fileprivate func file(_ stored: StoredFile, as purpose: FilePurpose) -> DossierFile? {
    files.first { $0.stored.digest == stored.digest && $0.purpose == purpose && $0.removal == nil }
  }
}
