import Testing

@testable import OneStop

@Suite("The files of a dossier") struct DossierFileTests {
  fileprivate static func scan(_ name: String, paper: String = "") -> AttachedFile {
    AttachedFile(
      StoredFile(name: name, mediaType: "application/pdf", size: 9, digest: name), paper: paper)
  }

  static let asked = AgencyCode("000.00.12.H29")

  /// What is done, in which status, and why it is refused; nil: it is done.
  static let refusals: [(FileAct, String, Status, FileRefusal?)] = [
    (.addPapers([Self.scan("a")]), "", .filed, nil), (.addPapers([Self.scan("a")]), "", .accepted, nil),
    (.addPapers([Self.scan("a")]), "", .handedOver, nil), (.addPapers([]), "", .accepted, .empty),
    (.giveResult([Self.scan("a")]), "", .processing, .notFinished),
    (.giveResult([Self.scan("a")]), "", .refused, .notFinished),
    (.giveResult([Self.scan("a")]), "", .stopped, .notFinished), (.giveResult([Self.scan("a")]), "", .finished, nil),
    (.giveResult([Self.scan("a")]), "", .handedOver, nil), (.giveResult([]), "", .finished, .empty),
    (.remove(number: 1), "nhầm", .accepted, .noSuchFile), (.note([]), "đã gọi điện", .accepted, nil),
    (.note([Self.scan("a")]), " ", .accepted, .textMissing), (.note([]), "...", .accepted, .textMissing),
    (.noteReceipt("BL-1", amount: 5), "", .accepted, nil),
    (.noteReceipt(" ", amount: 5), "", .accepted, .receiptMissing),
    (.archive(receipt: "LT-9"), "", .finished, .open), (.archive(receipt: "LT-9"), "", .processing, .open),
    (.archive(receipt: "LT-9"), "", .handedOver, nil), (.archive(receipt: "LT-9"), "", .withdrawn, nil),
    (.archive(receipt: ""), "", .handedOver, .receiptMissing),
  ]

  @Test("Each is done in its time", arguments: refusals)
  func refused(_ act: FileAct, _ note: String, _ status: Status, _ expected: FileRefusal?) throws {
    var life = try Life.in(status)
    let before = life.dossier
    if let expected {
      #expect(throws: expected) { try life.act(act, "2018-06-05T08:00", note: note) }
      #expect(life.dossier == before)
    } else {
      try life.act(act, "2018-06-05T08:00", note: note)
      #expect(life.dossier.eventCount == before.eventCount + 1)
    }
  }

  @Test("None of it moves the dossier, touches its clock or takes it from its holder", arguments: Status.allCases)
  func still(_ status: Status) throws {
    let before = try Life.in(status)
    var life = before
    for act in [FileAct.addPapers([Self.scan("a")]), .note([]), .noteReceipt("1", amount: nil), .remove(number: 1)] {
      try life.act(act, "2018-06-05T08:00", note: "x", by: .staff(login: "another"))
    }
    let (after, old) = (life.dossier, before.dossier)
    #expect(
      after.status == old.status && after.clock == old.clock && after.due == old.due && after.pauses == old.pauses)
    #expect(after.officer == old.officer && after.step == old.step && after.isAtCounter == old.isAtCounter)
    #expect(after.forwarding == old.forwarding && after.beforeEnd == old.beforeEnd)
    #expect(Action.allCases.filter(after.allows) == Action.allCases.filter(old.allows))
  }

  @Test("Applicants see their papers and, once it is finished, the result; asked agencies what they were given")
  func readers() throws {
    var life = try Life(accepted: true)
    try life.act(.addPapers([Self.scan("don", paper: "Đơn"), Self.scan("cccd")]), "2018-06-04T08:00")
    try life.act(.note([Self.scan("noi-bo")]), "2018-06-04T08:10", note: "xem lại")
    let asked = try #require(Self.asked)
    let given = DossierCommand(
      .askConsultation(asked, time: try #require(ProcessingTime(5, .workingDays)), files: [1, 3, 9]), note: "Ý kiến?")
    let event = try life.dossier.decide(
      given, by: .staff(login: "lan"), calendar: life.calendar, now: moment("2018-06-04T09:00"))
    life.add(event)
    #expect(life.dossier.consultations.first?.request.files == [1], "notes, and what is not there, are given to nobody")
    func names(_ reader: FileReader) -> [String] { life.dossier.files(for: reader).map(\.stored.name) }
    #expect(names(.asked([asked])) == ["don"] && names(.asked([])) == [])
    var other = life
    try other.act(.remove(number: 1), "2018-06-04T10:00", note: "của người khác")
    #expect(other.dossier.files(for: .asked([asked])).isEmpty, "removed")
    try life.act(.finish, "2018-06-05T08:00")
    try life.act(.giveResult([Self.scan("ket-qua")]), "2018-06-05T09:00")
    #expect(names(.handler) == ["don", "cccd", "noi-bo", "ket-qua"])
    #expect(names(.applicant) == ["don", "cccd", "ket-qua"])
    #expect(names(.asked([asked])) == [], "its question is over")
    #expect(life.dossier.files.map(\.number) == [1, 2, 3, 4])
    try life.act(.remove(number: 1), "2018-06-05T10:00", note: "của người khác")
    #expect(names(.applicant) == ["cccd", "ket-qua"])
    #expect(life.dossier.files[0].removal?.reason == "của người khác")
    #expect(throws: FileRefusal.removedAlready(try moment("2018-06-05T10:00"))) {
      try life.act(.remove(number: 1), "2018-06-05T11:00", note: "x")
    }
    #expect(throws: FileRefusal.notRemovable) { try life.act(.remove(number: 3), "2018-06-05T11:00", note: "x") }
    #expect(throws: FileRefusal.reasonMissing) { try life.act(.remove(number: 2), "2018-06-05T11:00", note: " ") }
  }

  @Test("A result goes with the end that brought it, and stays where only the handing over is undone")
  func undone() throws {
    var life = try Life.in(.handedOver)
    try life.act(.giveResult([Self.scan("ket-qua")]), "2018-06-05T08:00")
    try life.act(.archive(receipt: "LT-1"), "2018-06-05T08:10")
    #expect(life.dossier.archived?.receipt == "LT-1")
    for act in [
      FileAct.archive(receipt: "LT-2"), .addPapers([Self.scan("a")]), .giveResult([Self.scan("b")]), .remove(number: 1),
      .note([]), .noteReceipt("1", amount: nil),
    ] {
      #expect(throws: FileRefusal.archivedAlready(try moment("2018-06-05T08:10"))) {
        try life.act(act, "2018-06-05T08:20", note: "x")
      }
    }
    #expect(throws: Refusal.archived(try moment("2018-06-05T08:10"))) { try life.act(.correct, "2018-06-05T08:30") }
    #expect(!life.dossier.allows(.correct))
    try life.act(.undoEnd, "2018-06-05T09:00")
    #expect(life.dossier.allows(.correct))
    try life.act(.correct, "2018-06-05T09:30")
    #expect(life.dossier.files(for: .applicant).map(\.number) == [1] && life.dossier.archived == nil)
    try life.act(.undoEnd, "2018-06-05T10:00")
    #expect(life.dossier.files(for: .applicant).isEmpty)
    try life.act(.finish, "2018-06-05T11:00")
    #expect(life.dossier.files(for: .applicant).isEmpty)
  }

  @Test("The applicant sends papers while they are asked for some, and these are new to the officer")
  func supplement() throws {
    var life = try Life(accepted: true)
    let send = FileAct.addPapers([Self.scan("bo-sung")])
    #expect(throws: FileRefusal.notAwaited) { try life.act(send, "2018-06-04T08:00", by: .applicant) }
    try life.act(.addPapers([Self.scan("cu")]), "2018-06-04T08:00")
    try life.act(.requestSupplement, "2018-06-04T09:00")
    try life.act(send, "2018-06-05T08:00", by: .applicant)
    #expect(life.dossier.newPapers.map(\.number) == [2])
    try life.act(.supplementReceived, "2018-06-05T08:00")
    #expect(life.dossier.newPapers.map(\.number) == [2] && life.dossier.status == .processing)
    try life.act(.requestSupplement, "2018-06-06T09:00")
    #expect(life.dossier.newPapers.isEmpty)
  }

  @Test("The same content as the same paper, or as a result, is added once; a receipt's number is noted once")
  func twice() throws {
    var life = try Life.in(.handedOver)
    let twice = [Self.scan("a", paper: "Đơn"), Self.scan("a", paper: "Đơn"), Self.scan("a")]
    try life.act(.addPapers(twice), "2018-06-05T08:00")
    #expect(life.dossier.files.map(\.attached.paper) == ["Đơn", ""])
    try life.act(.addPapers(twice + [Self.scan("b")]), "2018-06-05T08:01")
    #expect(life.dossier.files.map(\.stored.name) == ["a", "a", "b"])
    #expect(throws: FileRefusal.thereAlready) { try life.act(.addPapers(twice), "2018-06-05T08:02") }
    // What was removed can be put in again, and a paper can be the result too.
    try life.act(.remove(number: 1), "2018-06-05T08:03", note: "nhầm")
    try life.act(.addPapers([Self.scan("a", paper: "Đơn")]), "2018-06-05T08:04")
    try life.act(.giveResult([Self.scan("a")]), "2018-06-05T08:05")
    #expect(throws: FileRefusal.thereAlready) { try life.act(.giveResult([Self.scan("a")]), "2018-06-05T08:06") }
    #expect(life.dossier.files.map(\.number) == [1, 2, 3, 4, 5])
    try life.act(.noteReceipt("BL-1", amount: 5), "2018-06-05T08:07")
    for number in ["BL-1", " BL-1 "] {
      #expect(throws: FileRefusal.receiptNotedAlready) {
        try life.act(.noteReceipt(number, amount: 6), "2018-06-05T08:08")
      }
    }
    try life.act(.noteReceipt("BL-2", amount: 5), "2018-06-05T08:09")
  }

  @Test("A dossier has at most five hundred files")
  func tooMany() throws {
    var life = try Life(accepted: true)
    try life.act(.addPapers((1...499).map { Self.scan("\($0)") }), "2018-06-04T08:00")
    #expect(throws: FileRefusal.tooMany) {
      try life.act(.note([Self.scan("a"), Self.scan("b")]), "2018-06-04T09:00", note: "x")
    }
    try life.act(.addPapers([Self.scan("500")]), "2018-06-04T09:00")
    #expect(throws: FileRefusal.tooMany) { try life.act(.addPapers([Self.scan("501")]), "2018-06-04T09:00") }
  }

  @Test("Once the data are erased there are none, and none come")
  func erased() throws {
    var life = try Life.in(.handedOver)
    try life.act(.giveResult([Self.scan("a")]), "2018-06-05T08:00")
    try life.act(.noteReceipt("BL-7", amount: 1), "2018-06-05T08:00")
    let now = try moment("2018-06-06T08:00")
    life.add(try life.dossier.erasure(by: .portal, now: now))
    #expect(life.dossier.files.isEmpty && life.dossier.receipts.isEmpty)
    #expect(throws: FileRefusal.erased(now)) { try life.act(.note([]), "2018-06-07T08:00", note: "x") }
  }

  static let roles: [(Account.Role, FileAct, Bool)] = [
    (.clerk, .addPapers([]), true), (.clerk, .giveResult([]), true), (.clerk, .note([]), true),
    (.clerk, .remove(number: 1), true), (.clerk, .remove(number: 2), false), (.officer, .remove(number: 2), true),
    (.leader, .remove(number: 2), true), (.admin, .note([]), false), (.auditor, .addPapers([]), false),
    (.admin, .archive(receipt: "x"), false),
  ]

  @Test("Those who handle dossiers may; results are taken back by those who decide", arguments: roles)
  func allowed(_ role: Account.Role, _ act: FileAct, _ may: Bool) throws {
    var life = try Life.in(.finished)
    try life.act(.addPapers([Self.scan("a")]), "2018-06-05T08:00")
    try life.act(.giveResult([Self.scan("b")]), "2018-06-05T08:00")
    let account = Account(login: "lan", name: "Lan", role: role, agency: life.dossier.agency)
    #expect(account.may(act, in: life.dossier) == may)
  }
}
