import JSON
import OneStop
import OneStopStore
import Words

/// A dossier as JSON.
package struct DossierJSON {
  private let stored: StoredDossier
  private let catalogue: Catalogue
  private let words: Words
  /// Whether the caller is the dossier's own agency; names, papers, notes and the receipt's key are only for it.
  private let isOwn: Bool
  /// Whether the receipt's key is in it.
  private let showsKey: Bool
  private let form: FiledFormJSON?

  /// - Parameter form: written for its own agency alone.
  package init(
    _ stored: StoredDossier, catalogue: Catalogue, words: Words, isOwn: Bool, showsKey: Bool = true,
    form: FiledFormJSON? = nil
  ) {
    (self.stored, self.catalogue, self.words) = (stored, catalogue, words)
    (self.isOwn, self.showsKey, self.form) = (isOwn, showsKey, form)
  }

  private var dossier: Dossier { stored.dossier }

  package var bytes: [UInt8] { JSONWriter.bytes(capacity: 2_048, write) }

  private func write(to writer: inout JSONWriter) {
    writer.object { json in
      json.member("code", text: dossier.code)
      if let filedCode = stored.filedCode { json.member("filed_code", text: filedCode) }
      json.status(dossier.status, words)
      let filing = dossier.filing
      json.name("agency")
      json.subject(dossier.agency, catalogue.agency(dossier.agency)?.name)
      json.name("procedure")
      json.subject(filing.procedure, catalogue.procedure(filing.procedure)?.name)
      json.member("received_at", dossier.acceptedAt)
      json.member("due_at", dossier.due)
      json.member("due_is_provisional", dossier.isDueProvisional)
      json.member("new_due_at", dossier.rescheduled?.to)
      json.member("ended_at", dossier.ended?.at)
      json.member("outcome", dossier.ended?.outcome.rawValue)
      json.member("handed_over_at", dossier.handedOverAt)
      json.member("supplement_requests", dossier.supplementRequests)
      json.member("erased_at", dossier.erasedAt)
      if isOwn { writeDetails(to: &json) }
      let events = stored.events.filter { isOwn || $0.kind.name.audience == .everyone }
      json.member("events", array: events) { list, event in
        list.object { EventJSON(event, isOwn: isOwn).write(to: &$0) }
      }
    }
  }

  private func writeDetails(to json: inout JSONWriter) {
    let filing = dossier.filing
    json.member("channel", filing.channel.rawValue)
    json.member("receiving_agency", filing.receiver?.description)
    json.member("applicant") {
      let applicant = filing.applicant
      $0.member("kind", applicant.kind.rawValue)
      $0.member("name", applicant.name)
      $0.member("id_number", applicant.identity?.description)
      $0.member("phone", applicant.phone?.description)
      $0.member("email", applicant.email?.description)
      $0.member("address", applicant.address)
      $0.member("birth_date", applicant.birthDate?.description)
      $0.member("ward", applicant.ward)
      $0.name("representative")
      $0.representative(applicant.representative)
    }
    json.member("summary", filing.summary)
    json.member("papers", array: filing.papers) { list, paper in
      list.object {
        $0.member("name", paper.name)
        $0.member("quantity", paper.quantity)
        $0.member("electronic", paper.isElectronic)
      }
    }
    json.member("files", array: dossier.files) { list, file in list.object { $0.members(of: file) } }
    json.member("return_by", filing.returnBy.rawValue)
    json.member("cause", dossier.ended?.cause?.rawValue)
    if showsKey { json.lookupKey(of: filing) }
    if let form { json.member("form", object: form.write) }
  }

  /// The answer to a filing.
  ///
  /// - Parameter channels: the channels that the server can send by; a wish for another channel is stored, and the
  ///   answer says that it is not set up.
  package static func receipt(_ dossier: Dossier, channels: [MessageChannel], words: Words) -> [UInt8] {
    JSONWriter.bytes(capacity: 256) { writer in
      writer.object { json in
        json.member("code", text: dossier.code)
        json.status(dossier.status, words)
        json.member("received_at", dossier.acceptedAt)
        json.member("due_at", dossier.due)
        json.member("due_is_provisional", dossier.isDueProvisional)
        json.lookupKey(of: dossier.filing)
        if let wish = dossier.filing.notices { json.member("notify_is_set_up", channels.contains(wish)) }
      }
    }
  }
}

extension JSONWriter {
  /// Writes null if no key opens anything.
  fileprivate mutating func lookupKey(of filing: Filing) {
    let key = filing.key.description
    member("lookup_key", filing.isConfidential || key.isEmpty ? nil : key)
  }

  package mutating func representative(_ representative: Representative?) {
    guard let representative else { return null() }
    object {
      $0.member("name", representative.name)
      $0.member("id_number", representative.identity?.description)
      $0.member("phone", representative.phone?.description)
    }
  }

  package mutating func status(_ status: Status, _ words: Words) {
    member("status") {
      $0.member("code", status.rawValue)
      $0.member("name", words.dossiers.statuses[status].text)
    }
  }

  /// An agency or procedure, with its names if it is in the catalogue.
  package mutating func subject(_ code: some CustomStringConvertible & Sendable, _ name: BilingualText?) {
    object {
      $0.member("code", text: code)
      $0.member("name", name?.vietnamese)
      $0.member("name_en", name?.english)
    }
  }
}
