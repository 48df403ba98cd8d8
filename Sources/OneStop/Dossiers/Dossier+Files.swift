/// Who asks for a file of a dossier.
package enum FileReader: Hashable, Sendable {
  /// Somebody who has opened the details, or the applicant signed in.
  case applicant
  /// The agency that has the dossier.
  case handler
  /// Agencies that were asked about it.
  case asked(Set<AgencyCode>)
}

extension Dossier {
  /// Whether it has ended with a result: an electronic one can be given then, and is shown.
  package var hasResult: Bool { status == .finished || status == .handedOver }

  /// Those that the reader may open, in their order. An asked agency sees what it was given with a question that is open,
  /// and no longer what was removed since.
  package func files(for reader: FileReader) -> [DossierFile] { files.filter { isOpen($0, to: reader) } }

  /// Whether the reader may open it.
  package func isOpen(_ file: DossierFile, to reader: FileReader) -> Bool {
    switch reader {
    case .handler: true
    case .applicant:
      switch file.purpose {
      case .paper: file.removal == nil
      case .result: file.removal == nil && hasResult
      case .note: false
      }
    case .asked(let agencies):
      file.purpose == .paper && file.removal == nil
        && consultations.contains {
          $0.isOpen && agencies.contains($0.agency) && $0.request.files.contains(file.number)
        }
    }
  }

  /// The papers that an asked agency can be given.
  package var givable: [DossierFile] { files.filter { $0.purpose == .paper && $0.removal == nil } }

  /// Whether there is an electronic result that counts.
  package var hasFileOfResult: Bool { files.contains { $0.purpose == .result && $0.removal == nil } }

  /// The results that were taken back with a reason, which the applicant reads.
  package var takenBackResults: [DossierFile] {
    files.filter { $0.purpose == .result && !($0.removal?.reason ?? "").isEmpty }
  }

  /// Whether the event removed a result.
  package func isTakingBack(_ event: DossierEvent) -> Bool {
    guard case .fileRemoved(let number) = event.kind else { return false }
    return files.first { $0.number == number }?.purpose == .result
  }

  /// The papers that the applicant has sent since they were last asked for some.
  package var newPapers: [DossierFile] {
    guard let asked = supplementAskedAt else { return [] }
    return givable.filter { $0.addedAt >= asked && $0.actor == .applicant }
  }

  /// Applies what an event says about files.
  mutating func keepFiles(_ event: DossierEvent) {
    switch event.kind {
    case .papersAdded(let new): add(new, .paper, event)
    case .resultGiven(let new): add(new, .result, event)
    case .noted(let new): add(new, .note, event)
    case .fileRemoved(let number):
      guard let place = files.firstIndex(where: { $0.number == number }) else { return }
      files[place].removal = DossierFile.Removal(at: event.at, actor: event.actor, reason: event.note)
    case .supplementRequested: supplementAskedAt = event.at
    case .endUndone:
      archived = nil
      // Another end brings another result.
      for place in files.indices where files[place].purpose == .result && files[place].removal == nil && !hasResult {
        files[place].removal = DossierFile.Removal(at: event.at, actor: event.actor, reason: "")
      }
    case .receiptNoted(let number, let amount):
      receipts.append(FeeReceipt(number: number, amount: amount, at: event.at))
    case .archived(let receipt): archived = Archiving(at: event.at, receipt: receipt)
    case .erased:
      files = []
      receipts = []
      archived = archived.map { Archiving(at: $0.at, receipt: "") }
    default: break
    }
  }

  private mutating func add(_ new: [AttachedFile], _ purpose: FilePurpose, _ event: DossierEvent) {
    for file in new {
      files.append(
        DossierFile(
          number: (files.last?.number ?? 0) + 1, purpose: purpose, attached: file, addedAt: event.at,
          actor: event.actor))
    }
  }
}

/// Biên lai điện tử: the number under which a fee was receipted.
package struct FeeReceipt: Hashable, Sendable {
  package let number: String
  /// In đồng; nil: not said.
  package let amount: Int?
  package let at: Moment
}

/// Giao nộp vào lưu trữ: when the finished file went to the archive, and the archive's receipt.
package struct Archiving: Hashable, Sendable {
  package let at: Moment
  package let receipt: String
}

extension Dossier {
  /// What has been handed in: the papers of the filing, and those that came as files since.
  ///
  /// - Parameter moment: nothing that came later counts; nil: all of it.
  package func papersHere(by moment: Moment? = nil) -> [SubmittedPaper] {
    var papers = filing.papers
    var known = Set(papers.map(\.name))
    let files = files.filter { file in
      file.purpose == .paper && file.removal == nil && moment.map { file.addedAt <= $0 } ?? true
    }
    for name in files.map(\.attached.paper) where !name.isEmpty && known.insert(name).inserted {
      let count = files.count { $0.attached.paper == name }
      papers.append(SubmittedPaper(name: name, quantity: count, isElectronic: true))
    }
    return papers
  }
}
