import JSON
import OneStop
import OneStopStore
import Words

extension HeldDossier {
  /// The dossiers as a file for their applicant, which programs can read.
  ///
  /// - Parameters:
  ///   - isCut: whether there may be more dossiers than these.
  ///   - words: those that stand beside numbers, and say what is not in it and why.
  package static func file(
    _ dossiers: [HeldDossier], isCut: Bool = false, catalogue: Catalogue, words: Words, now: Moment
  ) -> [UInt8] {
    JSONWriter.bytes(capacity: 8_192) { writer in
      writer.object { json in
        json.member("made_at", now)
        json.member("is_cut", isCut)
        json.member("dossiers", array: dossiers) { list, dossier in
          list.object { dossier.write(to: &$0, catalogue, words) }
        }
        json.member("left_out", array: words.privacy.held.leftOut) { $0.string($1.text) }
      }
    }
  }

  /// In place of a file that is not open to the reader.
  package static func refusal(_ words: Words) -> [UInt8] {
    JSONWriter.bytes(capacity: 256) { writer in
      writer.object { $0.member("error", words.privacy.held.closedFile.text) }
    }
  }

  private func write(to json: inout JSONWriter, _ catalogue: Catalogue, _ words: Words) {
    let dossier = stored.dossier
    json.member("code", text: dossier.code)
    json.member("status", dossier.status.rawValue)
    json.member("status_name", words.dossiers.statuses[dossier.status].text)
    json.member("procedure") {
      $0.member("code", text: filing.procedure)
      $0.member("name", catalogue.procedure(filing.procedure)?.name.vietnamese)
    }
    json.member("agency") {
      $0.member("code", text: dossier.agency)
      $0.member("name", catalogue.agency(dossier.agency)?.name.vietnamese)
    }
    json.member("received_at", dossier.acceptedAt)
    json.member("due_at", dossier.due)
    json.member("ended_at", dossier.ended?.at)
    json.member("handed_over_at", dossier.handedOverAt)
    json.member("filing") { writeFiling(to: &$0) }
    if let last = answers.last {
      json.name("form")
      last.answers.write(to: &json)
      json.member("former_forms", array: answers.dropLast()) { list, version in
        list.object {
          $0.member("at", version.at)
          $0.name("form")
          version.answers.write(to: &$0)
        }
      }
    }
    json.member("events", array: events) { list, event in
      list.object { HeldDossier.write(event, to: &$0) }
    }
    json.member("files", array: files) { list, file in
      list.object {
        $0.members(of: file)
        $0.member("signers", array: file.attached.signature.signers) { $0.string($1) }
        $0.member("removal_reason", file.removal?.reason)
      }
    }
    json.member("receipts", array: dossier.receipts) { list, receipt in
      list.object {
        $0.member("number", receipt.number)
        $0.member("amount", receipt.amount)
        $0.member("at", receipt.at)
      }
    }
    json.member("messages", array: messages) { list, message in
      list.object {
        $0.member("at", message.createdAt)
        $0.member("channel", message.message.recipient.channel.rawValue)
        $0.member("to", shown(message.message.recipient.address))
        $0.member("masked", isMasked(shown(message.message.recipient.address)))
        $0.member("subject", message.message.subject)
        $0.member("state", message.state.rawValue)
      }
    }
    json.name("rating")
    if let rating {
      json.object {
        $0.member("level", rating.level.rawValue)
        $0.member("level_name", words.ratings.levels[rating.level].text)
        $0.member("comment", comment)
        $0.member("masked", isMasked(comment))
        $0.member("at", rating.at)
      }
    } else {
      json.null()
    }
    json.member("consents", array: consents) { list, consent in
      list.object {
        $0.member("purpose", consent.purpose.rawValue)
        $0.member("given", consent.channel != nil)
        $0.member("channel", consent.channel?.rawValue)
        $0.member("at", consent.at)
        $0.member("door", consent.door.rawValue)
        $0.member("wording", consent.wording)
      }
    }
    // All of them: one for each office, part and day.
    json.member("looks", array: looks) { list, look in
      list.object {
        $0.member("day", text: look.at.date)
        $0.member("agency", catalogue.agency(look.agency)?.name.vietnamese ?? look.agency.description)
        $0.member("part", look.part.rawValue)
        $0.member("count", look.count)
        $0.member("last_at", look.at)
      }
    }
    json.member("opened", array: ownLooks) { list, look in
      list.object {
        $0.member("by", look.proof.rawValue)
        $0.member("count", look.count)
        $0.member("last_at", look.at)
      }
    }
  }

  private func writeFiling(to json: inout JSONWriter) {
    let applicant = filing.applicant
    json.member("channel", filing.channel.rawValue)
    json.member("return_by", filing.returnBy.rawValue)
    json.member("notify", filing.notices?.rawValue)
    json.member("kind", applicant.kind.rawValue)
    json.member("name", applicant.name)
    json.member("representative", applicant.representative?.name)
    let details: [(name: StaticString, text: HeldText?)] = [
      ("id_number", shown(applicant.identity?.description)), ("birth_date", shown(applicant.birthDate?.description)),
      ("phone", shown(applicant.phone?.description)), ("email", shown(applicant.email?.description)),
      ("address", shown(applicant.address)), ("ward", shown(applicant.ward)),
      ("representative_id_number", shown(applicant.representative?.identity?.description)),
      ("representative_phone", shown(applicant.representative?.phone?.description)),
    ]
    for detail in details { json.member(detail.name, detail.text) }
    json.member("masked", array: details.filter { isMasked($0.text) }) { $0.string("\($1.name)") }
    json.member("summary", filing.summary)
    json.member("papers", array: filing.papers) { list, paper in
      list.object {
        $0.member("name", paper.name)
        $0.member("quantity", paper.quantity)
        $0.member("electronic", paper.isElectronic)
      }
    }
  }

  private static func write(_ event: DossierEvent, to json: inout JSONWriter) {
    json.member("type", event.kind.name.word)
    json.member("at", event.at)
    json.member("note", event.noteForApplicant)
    json.member("ground", event.ground?.rawValue)
    switch event.kind {
    case .supplementRequested(let papers, let fields, let reasons):
      json.member("papers", array: papers) { $0.string($1) }
      if !fields.isEmpty { json.member("fields", array: fields) { $0.string($1) } }
      json.member(reasons: reasons)
    case .paymentRequested(let amount): json.member("amount", amount)
    case .extended(let newDue, _): json.member("new_due", newDue)
    case .corrected(let correction):
      json.member("corrected", array: correction.fields) { $0.string($1.rawValue) }
    case .papersAdded(let files), .resultGiven(let files):
      json.member("file_names", array: files) { $0.string($1.stored.name) }
    case .fileRemoved(let number): json.member("file", number)
    case .receiptNoted(let number, let amount):
      json.member("receipt", number)
      json.member("amount", amount)
    default: break
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: StaticString, _ text: HeldText?) {
    switch text {
    case .full(let text)?: member(name, text)
    case .end(let end)?: member(name, "…\(end)")
    case .hidden?, nil: member(name, nil as String?)
    }
  }
}

/// Whether there is a text that is not given in full.
private func isMasked(_ text: HeldText?) -> Bool {
  switch text {
  case .end, .hidden: true
  case .full, nil: false
  }
}
