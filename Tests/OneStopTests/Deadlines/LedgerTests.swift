import Testing

@testable import OneStop

@Suite("The ledger")
struct LedgerTests {
  private func ledger(
    _ received: String, _ time: String, cutoff: String? = nil, restart: Bool = false, pauses: [String] = [],
    now: String? = nil, extension letter: Ledger.Extension? = nil
  ) throws -> Ledger {
    try Ledger.compute(
      accepted: try moment(received),
      rules: DeadlineRules(
        try #require(ProcessingTime(time)), cutoff: try cutoff.map { try #require(TimeOfDay($0)) },
        supplement: restart ? .restart : .continue),
      pauses: try pauses.map { try pause($0) }, calendar: try Shipped.calendar.get(),
      now: try now.map { try moment($0) }, extension: letter)
  }

  @Test("Working days: the acceptance, the weekend by its name, and each counted day with its number")
  func workingDays() throws {
    let ledger = try ledger("2018-06-01T09:30", "2wd")
    #expect(ledger.entries.map(\.date.description).first == "2018-06-01")
    #expect(ledger.entries.map(\.role) == [.acceptance, .dayOff, .dayOff, .counted(1), .counted(2)])
    #expect(ledger.entries.map(\.day) == [.working, .weekend, .weekend, .working, .working])
    #expect(ledger.entries.map(\.isDue) == [false, false, false, false, true])
  }

  @Test("A holiday goes by its name and kind, a make-up day is counted")
  func holidays() throws {
    let ledger = try ledger("2018-12-28T08:00", "3wd")
    let days = ledger.entries.map { entry in
      if case .holiday(let dayOff) = entry.day { "\(dayOff.name.english ?? "") \(dayOff.kind)" } else { "\(entry.day)" }
    }
    #expect(
      days == [
        "working", "weekend", "weekend", "Swapped day off (worked on another day) swap", "New Year's Day statutory",
        "working", "working", "working",
      ])
    let makeUp = try self.ledger("2019-01-04T08:00", "1wd")
    #expect(makeUp.entries.map(\.day) == [.working, .makeUp])
    #expect(makeUp.entries.map(\.role) == [.acceptance, .counted(1)])
  }

  @Test("After the cutoff, the day counts as nothing and a later one as the day of acceptance")
  func cutoff() throws {
    let ledger = try ledger("2018-06-01T15:00", "1wd", cutoff: "15:00")
    let monday = try date("2018-06-04")
    #expect(
      ledger.entries.map(\.role) == [.deferred(to: monday, pause: nil), .dayOff, .dayOff, .acceptance, .counted(1)])
    #expect(ledger.deadline.start.description == "2018-06-04T07:30")
  }

  @Test("A paused day names its pause; one that changes nothing is told apart")
  func pauses() throws {
    let ledger = try ledger(
      "2018-06-04T09:30", "2wd",
      pauses: ["p:2018-06-12T10:00/2018-06-13T10:00", "s:2018-06-05T10:00/2018-06-06T10:00"])
    #expect(ledger.entries.map(\.role) == [.acceptance, .paused(1), .counted(1), .counted(2)])
    #expect(ledger.entries.map(\.pauses) == [[], [1], [1], []])
    #expect(ledger.ignoredPauses == [0])
  }

  @Test("A pause that was over at acceptance changes nothing; one that begins as work ends has that day")
  func edges() throws {
    let ledger = try ledger(
      "2018-06-04T09:30", "2wd",
      pauses: ["p:2018-06-04T08:00/2018-06-04T09:30", "p:2018-06-05T17:00/2018-06-06T08:00"])
    #expect(ledger.ignoredPauses == [0])
    #expect(ledger.entries.map(\.role) == [.acceptance, .paused(1), .counted(1), .counted(2)])
  }

  @Test("Of two open pauses the first is the one that is waited for")
  func twoOpen() throws {
    let ledger = try ledger(
      "2018-06-04T09:30", "5wd", pauses: ["s:2018-06-05T10:00/", "p:2018-06-06T10:00/"], now: "2018-06-07T08:00")
    #expect(ledger.deadline.openPause == 0)
  }

  @Test("A restart keeps the days before it, marked void, and counts from 1 again")
  func restart() throws {
    let ledger = try ledger(
      "2018-06-04T09:30", "2wd", restart: true, pauses: ["s:2018-06-06T10:00/2018-06-07T10:00"])
    #expect(
      ledger.entries.map(\.role) == [
        .acceptance, .counted(1), .paused(0), .restart(pause: 0), .counted(1), .dayOff, .dayOff, .counted(2),
      ])
    #expect(ledger.entries.map(\.isVoid) == [false, true, false, false, false, false, false, false])
    #expect(ledger.starts.map(\.pause) == [nil, 0])
  }

  @Test("Of two supplements the one that came last begins the clock anew, whichever was asked for first")
  func restartWithin() throws {
    let ledger = try ledger(
      "2018-06-04T09:30", "2wd", restart: true,
      pauses: ["s:2018-06-05T10:00/2018-06-08T10:00", "s:2018-06-06T10:00/2018-06-07T10:00"])
    #expect(ledger.starts.map(\.pause) == [nil, 0])
    #expect(ledger.deadline.start.description == "2018-06-08T10:00")
    #expect(ledger.due?.description == "2018-06-12T17:00")
  }

  @Test("A restart after the cutoff begins on the next working day")
  func restartAfterCutoff() throws {
    let ledger = try ledger(
      "2018-06-04T09:30", "2wd", cutoff: "15:00", restart: true, pauses: ["s:2018-06-05T10:00/2018-06-06T16:00"])
    #expect(
      ledger.entries.map(\.role) == [
        .acceptance, .paused(0), .deferred(to: try date("2018-06-07"), pause: 0), .restart(pause: 0), .counted(1),
        .dayOff, .dayOff, .counted(2),
      ])
  }

  @Test("Calendar days count days off, and the due date moves from one to the next working day")
  func calendarDays() throws {
    let ledger = try ledger("2018-06-01T09:30", "1d")
    #expect(ledger.entries.map(\.role) == [.acceptance, .counted(1), .dayOff, .moved])
    #expect(ledger.entries.map(\.isDue) == [false, false, false, true])
  }

  @Test("Working hours: what is counted of each day, to the second")
  func hours() throws {
    let ledger = try ledger(
      "2018-06-01T09:30:30", "9wh", pauses: ["p:2018-06-01T16:00/2018-06-04T09:00"])
    #expect(ledger.entries.map(\.role) == [.acceptance, .dayOff, .dayOff, .hours])
    let morning = 2 * Moment.hour - 30 * Moment.second
    #expect(ledger.entries.map(\.time) == [morning + 3 * Moment.hour, 0, 0, 4 * Moment.hour + 30 * Moment.second])
    #expect(ledger.due?.description == "2018-06-04T14:30:30")
  }

  @Test("Working hours: a day without any of them because of a pause")
  func hoursPaused() throws {
    let ledger = try ledger("2018-06-04T07:30", "9wh", pauses: ["p:2018-06-04T17:00/2018-06-06T07:30"])
    #expect(ledger.entries.map(\.role) == [.acceptance, .paused(0), .hours])
  }

  @Test("An open pause: paused until today, and from then on what it would be")
  func open() throws {
    let ledger = try ledger("2018-06-04T09:30", "2wd", pauses: ["s:2018-06-05T10:00/"], now: "2018-06-07T08:00")
    #expect(ledger.due == nil)
    #expect(ledger.deadline.ifSupplied?.description == "2018-06-08T17:00")
    #expect(ledger.entries.map(\.role) == [.acceptance, .paused(0), .paused(0), .counted(1), .counted(2)])
    #expect(ledger.entries.map(\.isProjected) == [false, false, false, false, true])
  }

  @Test("An open pause without a now ends the ledger on the day it began")
  func openWithoutNow() throws {
    let ledger = try ledger("2018-06-04T09:30", "5wd", pauses: ["s:2018-06-06T10:00/"])
    #expect(ledger.entries.map(\.role) == [.acceptance, .counted(1), .paused(0)])
    #expect(ledger.due == nil && ledger.deadline.ifSupplied == nil)
  }

  @Test("A lateness letter adds its days, and leaves the first due moment as it is")
  func extended() throws {
    var letter = Ledger.Extension(newDue: try moment("2018-06-06T17:00"), issued: try moment("2018-06-05T17:00"))
    #expect(try !ledger("2018-06-04T09:30", "1wd", extension: letter).isExtensionLate)
    letter.issued = try moment("2018-06-05T17:01")
    let ledger = try ledger("2018-06-04T09:30", "1wd", extension: letter)
    #expect(ledger.entries.map(\.role) == [.acceptance, .counted(1), .extended])
    #expect(ledger.due?.description == "2018-06-05T17:00")
    #expect(ledger.currentDue?.description == "2018-06-06T17:00")
    #expect(ledger.isExtensionLate)
  }

  @Test("A lateness letter has to name a later moment than the first")
  func extensionNotLater() throws {
    let letter = Ledger.Extension(newDue: try moment("2018-06-05T17:00"), issued: try moment("2018-06-05T10:00"))
    #expect(throws: DeadlineError.extensionNotLater) {
      try ledger("2018-06-04T09:30", "1wd", extension: letter)
    }
  }

  @Test("A day that may still change says so")
  func provisional() throws {
    let ledger = try ledger("2026-11-23T09:00", "1wd")
    #expect(ledger.entries.map(\.isProvisional) == [false, true, false])
    #expect(ledger.deadline.isProvisional)
  }
}
