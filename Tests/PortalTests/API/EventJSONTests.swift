import OneStop
import TestSupport
import Testing

@testable import API
@testable import JSON
@testable import Operations

@Suite("What each kind of event is in JSON, byte for byte") struct EventJSONTests {
  private static let moment = Moment(microseconds: 1_530_000_000_000_000)
  private static let file = StoredFile(name: "a.pdf", mediaType: "application/pdf", size: 9, digest: "ab")
  private static let details = FilingDetails(
    applicant: Applicant(kind: .citizen, name: "Lan", identity: nil, phone: PhoneNumber("0912 345 678")), summary: "",
    papers: [SubmittedPaper(name: "Đơn", quantity: 2)], returnBy: .counter, notices: nil)
  private static var corrected: FilingDetails {
    FilingDetails(
      applicant: Applicant(
        kind: .enterprise, name: "Lan", identity: IdentityNumber("0301234567", for: .enterprise), email: nil),
      summary: "Xây nhà", papers: [], returnBy: .post, notices: .sms)
  }

  /// The kind, what everybody reads behind `at`, and what its agency reads behind the note.
  private static func members() throws -> [(DossierEvent.Kind, everyone: String, own: String)] {
    let (one, other) = (try AgencyCode("000.00.14.H29").unwrapped, try AgencyCode("000.00.15.H29").unwrapped)
    let request = ConsultationRequest(
      agency: one, time: try ProcessingTime(5, .workingDays).unwrapped, due: moment, isSilenceAgreement: true)
    return [
      (.filed, "", ""), (.accepted, "", ""), (.refused, "", ""), (.processed, "", ""), (.takenBack, "", ""),
      (.supplementReceived, "", ""), (.paymentReceived, "", ""), (.handedOver, "", ""), (.withdrawn, "", ""),
      (.erased, "", ""),
      (.forwarded(step: 2, officer: "lan"), "", #","step":3,"officer":"lan""#),
      (.forwarded(step: 1, officer: nil), "", #","step":2,"officer":null"#),
      (.assigned(officer: "hoa"), "", #","officer":"hoa""#), (.assigned(officer: nil), "", #","officer":null"#),
      (.supplementRequested(papers: ["Bản vẽ", "Đơn"]), "", #","papers":["Bản vẽ","Đơn"]"#),
      (.supplementRequested(papers: []), "", #","papers":[]"#),
      (.paymentRequested(amount: 75_000), "", #","amount":75000"#),
      (.paymentRequested(amount: nil), "", #","amount":null"#),
      (.extended(to: moment, cause: .overload), #","new_due":"2018-06-26T15:00:00+07:00""#, #","cause":"overload""#),
      (.finished(cause: .staff), "", #","cause":"staff""#),
      (.finished(cause: nil), "", #","cause":null"#), (.stopped(cause: .other), "", #","cause":"other""#),
      (.stopped(cause: nil), "", #","cause":null"#),
      (
        .consultationAsked(request), "",
        #","agency":"000.00.14.H29","answer_due":"2018-06-26T15:00:00+07:00","silence_is_agreement":true"#
      ),
      (
        .consultationAnswered(number: 1, opinion: .agreeWithConditions, files: [file]), "",
        #","consultation":1,"opinion":"agree_with_conditions""#
      ),
      (.consultationLapsed(number: 2), "", #","consultation":2"#),
      (.consultationWithdrawn(number: 3), "", #","consultation":3"#),
      (
        .dueRecomputed(from: moment),
        #","due_before":"2018-06-26T15:00:00+07:00","due_after":"2018-06-26T15:00:00+07:00""#, ""
      ), (.dueRecomputed(from: nil), #","due_before":null,"due_after":"2018-06-26T15:00:00+07:00""#, ""),
      (.transferred(from: one, to: other), #","from_agency":"000.00.14.H29","to_agency":"000.00.15.H29""#, ""),
      (
        .corrected(Correction(from: details, to: corrected)), "",
        #","changes":[{"field":"kind","from":"citizen","to":"enterprise"},{"field":"identity","from":null,"to":"0301234567"},{"field":"phone","from":"0912345678","to":null},{"field":"summary","from":null,"to":"Xây nhà"},{"field":"papers","from":"2 × Đơn","to":null},{"field":"return_by","from":"counter","to":"post"},{"field":"notices","from":null,"to":"sms"}]"#
      ), (.endUndone(.finished, at: moment), #","undone_status":9,"undone_at":"2018-06-26T15:00:00+07:00""#, ""),
      (
        .papersAdded([AttachedFile(file, paper: "Đơn", signature: FileSignature(.unsigned))]), "",
        #","files":[{"name":"\#(file.name)","media_type":"\#(file.mediaType)","size":\#(file.size),"sha256":"\#(file.digest)","paper":"Đơn","signature":"unsigned"}]"#
      ), (.resultGiven([]), "", #","files":[]"#), (.noted([]), "", #","files":[]"#),
      (.fileRemoved(number: 4), "", #","file":4"#),
      (.receiptNoted(number: "BL-7", amount: 5), "", #","receipt":"BL-7","amount":5"#),
      (.archived(receipt: "LT-1"), "", #","receipt":"LT-1""#),
    ]
  }

  @Test("For everybody, and for its own agency")
  func written() throws {
    #expect(Set(try Self.members().map(\.0.name)) == Set(EventKind.allCases))
    let moment = Self.moment.rfc3339
    for (kind, everyone, own) in try Self.members() {
      let event = DossierEvent(
        at: Self.moment, recordedAt: Self.moment, actor: .portal, kind: kind, note: "x", due: Self.moment)
      let write = { (isOwn: Bool) in
        let bytes = JSONWriter.bytes { $0.object { EventJSON(event, isOwn: isOwn).write(to: &$0) } }
        return String(decoding: bytes, as: UTF8.self)
      }
      let head = #"{"type":"\#(kind.name.word)","at":"\#(moment)"\#(everyone)"#
      #expect(write(false) == head + "}")
      #expect(write(true) == head + #","recorded_at":"\#(moment)","by":"portal","note":"x"\#(own)}"#)
    }
  }
}
