import OneStop
import OneStopStore

/// A paper that was digitised for an earlier dossier: where it is.
package struct EarlierPaper: Hashable, Sendable, CustomStringConvertible {
  package let dossier: DossierCode
  /// The file's number there.
  package let number: Int

  package init(dossier: DossierCode, number: Int) { (self.dossier, self.number) = (dossier, number) }

  /// Reads what `description` writes; nil for any other text.
  package init?(_ text: String) {
    guard let slash = text.lastIndex(of: "/"), let dossier = DossierCode(String(text[..<slash])),
      let number = DossierFile.number(String(text[text.index(after: slash)...]))
    else { return nil }
    self.init(dossier: dossier, number: number)
  }

  /// As a form has it: `000.00.17.H29-180601-0001/2`
  package var description: String { "\(dossier)/\(number)" }
}

/// Papers that were digitised for earlier dossiers of the same applicant count for this one too, once the applicant has
/// agreed to it at the counter (Decree 107/2021/ND-CP: nobody brings twice what has been digitised).
package struct ReusePapers: Operation {
  package let papers: [EarlierPaper]
  package let dossier: Int64
  package let account: Account
  package let sight: ConfidentialSight
  package let notices: NoticeWriter
  package let now: Moment

  package init(
    _ papers: [EarlierPaper], for dossier: Int64, by account: Account, sight: ConfidentialSight, notices: NoticeWriter,
    now: Moment
  ) {
    (self.papers, self.dossier, self.account, self.sight) = (papers, dossier, account, sight)
    (self.notices, self.now) = (notices, now)
  }

  /// Throws `Act.Failure` or `FileRefusal`, and then has changed nothing: `noSuchFile` where one of them no longer counts.
  /// A paper that is taken over still counts in its own dossier in this transaction, so that its content is there.
  /// - Returns: the dossiers that they are from.
  package func run(in transaction: Transaction) throws -> Set<Int64> {
    guard let stored = try transaction.dossier(id: dossier) else { throw Act.Failure.unknown }
    let offered = try transaction.earlierPapers(for: stored, in: transaction.presentCatalogue, on: now.date)
    let found = try papers.map { paper in
      guard let found = offered.first(where: { $0.paper == paper }) else { throw FileRefusal.noSuchFile }
      return found
    }
    let act = ActOnFiles(
      .addPapers(found.map(\.file)), on: dossier, note: "", by: account, sight: sight, notices: notices, now: now)
    _ = try act.run(in: transaction)
    return Set(found.map(\.id))
  }
}

/// A paper of an earlier dossier that can be used again.
package struct OfferedPaper {
  package let paper: EarlierPaper
  /// Of the earlier dossier.
  package let id: Int64
  /// As it would be part of the other one.
  package let file: AttachedFile
  package let at: Moment
}

extension Snapshot {
  /// What can be used again for the dossier: papers that count in other dossiers of the same identity number at the same
  /// agency, the newest dossiers first, each content once, without those that it has already.
  package func earlierPapers(
    for stored: StoredDossier, in catalogue: Catalogue, on date: LocalDate
  ) throws -> [OfferedPaper] {
    guard let number = stored.dossier.filing.applicant.identity, !stored.dossier.isConfidential else { return [] }
    let agency = catalogue.present(stored.dossier.agency, on: date)
    let agencies = [agency] + catalogue.predecessors(of: agency, on: date).map(\.code)
    var seen = Set(stored.dossier.files.filter { $0.removal == nil }.map(\.stored.digest))
    var found: [OfferedPaper] = []
    for other in try dossiersWithFiles(of: number, at: agencies, besides: stored.id, limit: 20) {
      for file in other.dossier.givable where seen.insert(file.stored.digest).inserted {
        var attached = file.attached
        attached.source = file.attached.source ?? other.dossier.code
        let paper = EarlierPaper(dossier: other.dossier.code, number: file.number)
        found.append(OfferedPaper(paper: paper, id: other.id, file: attached, at: file.addedAt))
      }
    }
    return found
  }
}
