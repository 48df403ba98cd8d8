import Testing

@testable import OneStop

@Suite("What the applicant is owed a reason for") struct ReasonTests {
  /// What says nothing, whatever it is made of.
  static let silentNotes = ["", " ", "\u{00A0}\n\t", "\u{200B}\u{FEFF}", "…", "-", " . ", "\u{0301}"]

  /// Each action that explains itself on a paper or a page, where it may come from, and what is missing without words.
  static let owed: [(action: Action, from: Status, refusal: Refusal)] = [
    (.refuse, .filed, .noteMissing), (.stop, .processing, .noteMissing), (.stop, .awaitingSupplement, .noteMissing),
    (.requestPayment, .processing, .amountMissing),
    (.requestSupplement, .processing, .papersMissing), (.requestSupplement, .filed, .papersMissing),
    (.correct, .processing, .noteMissing), (.correct, .handedOver, .noteMissing), (.undoEnd, .stopped, .noteMissing),
    (.undoEnd, .handedOver, .noteMissing), (.askConsultation, .processing, .questionMissing),
    (.answerConsultation, .processing, .answerMissing),
  ]

  @Test("Nothing comes without a reason, nor with one that nobody can read", arguments: owed, silentNotes)
  func silent(_ owed: (action: Action, from: Status, refusal: Refusal), _ note: String) throws {
    var life = try Life.in(owed.from)
    #expect(throws: owed.refusal) {
      try life.act(owed.action, "2018-06-05T08:00") {
        ($0.note, $0.papers, $0.amount, $0.cause) = (note, [note], nil, nil)
      }
    }
    try life.act(owed.action, "2018-06-05T08:00") { ($0.note, $0.papers) = ("Đủ", []) }
    #expect(life.events.last?.note == "Đủ")
  }

  @Test(
    "A cause of lateness that is none of the list is said in words", arguments: [Action.extend, .finish, .stop],
    silentNotes)
  func other(_ action: Action, _ note: String) throws {
    var life = try Life.in(.processing)
    #expect(throws: Refusal.noteMissing) {
      try life.act(action, "2018-06-18T08:00") { ($0.cause, $0.note) = (.other, note) }
    }
  }

  @Test(
    "A refusal and a stop keep the ground of their own; what is no ground of theirs is left out",
    arguments: Ground.allCases)
  func grounds(_ ground: Ground) throws {
    for (action, status) in [(Action.refuse, Status.filed), (.stop, .processing), (.withdraw, .processing)] {
      var life = try Life.in(status)
      try life.act(action, "2018-06-05T08:00") {
        ($0.note, $0.ground) = ("Trùng", ground)
      }
      #expect(life.events.last?.ground == (Ground.all(for: action).contains(ground) ? ground : nil))
    }
  }

  @Test("Each ground is one of some action, and what needs a ground can always rest on another one")
  func offered() {
    let all = [Action.refuse, .stop].map(Ground.all)
    #expect(Set(all.joined()) == Set(Ground.allCases))
    #expect(all.allSatisfy { $0.last == .other && Set($0).count == $0.count })
  }

  @Test("Words have a letter or a digit, in any script", arguments: ["có", "5", "Ф", "中", "\u{0665}", " a"])
  func words(_ text: String) { #expect(text.saysSomething) }
}
