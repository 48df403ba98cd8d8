import Testing

@testable import OneStop

@Suite struct SettingChangeTests {
  @Test(
    "What a line of the security log says of a change is read as it was written",
    arguments: [
      (.retention(nil, months: 60), "retention * 60"),
      (.retention(ProcedureCode("1.003868"), months: nil), "retention 1.003868 -"),
      (.weeklySchedule(nil), "weekly inherited"), (.weeklySchedule(WeeklySchedule(isOn: false)), "weekly off"),
      (.weeklySchedule(WeeklySchedule(weekday: .friday, time: TimeOfDay(16, 30))), "weekly 4 16:30"),
      (.daysOff("Nghỉ bù 02/05 (Quyết định 1)"), "days-off Nghỉ bù 02/05 (Quyết định 1)"),
      (.daysOff(""), "days-off "), (.catalogue(added: 3, changed: 4), "catalogue 3 4"),
      (.procedureChoice(nil, filing: .nationalPortal, words: 0), "procedure * national_portal 0"),
      (.procedureChoice(ProcedureCode("1.003868"), filing: nil, words: 3), "procedure 1.003868 - 3"),
      (.succession(agencies: 705), "succession 705"), (.sentAgain(message: 7), "sent-again 7"),
      (.enterprises(added: 3, changed: 1), "enterprises 3 1"),
    ] as [(SettingChange, String)])
  func details(_ change: SettingChange, _ detail: String) {
    #expect(change.detail == detail)
    #expect(SettingChange(detail: detail) == change)
  }

  @Test("A merger is told with its day and decision, even if that has no words or many")
  func merger() throws {
    let agency = try #require(AgencyCode("000.00.41.H29"))
    let successor = try #require(AgencyCode("000.00.42.H29"))
    let day = try #require(LocalDate("2018-06-01"))
    for decision in ["", "Nghị quyết 1685", "a  b"] {
      let change = SettingChange.merger(agency, into: successor, on: day, decision: decision)
      #expect(change.detail == "merger 000.00.41.H29 000.00.42.H29 2018-06-01 \(decision)")
      #expect(SettingChange(detail: change.detail) == change)
    }
  }

  @Test(
    "The address of a page, as lines from before have it, and cut lines are no change",
    arguments: [
      "", "/quan-tri/bao-cao-tuan", "retention", "retention * x", "retention ! 1", "weekly", "weekly 9 16:30",
      "weekly 4 25:00", "merger a b c d", "merger 000.00.41.H29", "catalogue 3", "enterprises 3", "enterprises x 1",
      "catalogue x 1", "succession x",
      "form 1.001193 x 2026-12-01", "form 1.001193 2",
      "sent-again x", "days-off", "procedure * x 1", "procedure ! - 1", "procedure * - x",
    ])
  func others(_ detail: String) {
    #expect(SettingChange(detail: detail) == nil)
  }
}

@Suite struct NetworkPatternTests {
  @Test(
    "A whole address, the beginning of several, or neither",
    arguments: [
      ("10.1.2.3", .address("10.1.2.3")), (" 10.1.2. ", .beginning("10.1.2.")), ("10.", .beginning("10.")),
      ("2001:DB8::1", .address("2001:db8::1")), ("2001:db8:", .beginning("2001:db8:")), ("::1", .address("::1")),
      ("2001:db8::", .address("2001:db8::")), ("::", .address("::")), ("", nil), ("1", nil), ("lan", nil),
      ("10%", nil), ("10_1.", nil), ("command:root", nil), ("beef", nil),
      ("1111:2222:3333:4444:5555:6666:7777:8888:9999:0000", nil),
    ] as [(String, NetworkPattern?)])
  func typed(_ text: String, _ pattern: NetworkPattern?) {
    #expect(NetworkPattern(typed: text) == pattern)
  }

  @Test("A published form is named with its version and its first day")
  func form() throws {
    let change = SettingChange.form(
      try #require(ProcedureCode("1.001193")), version: 2, from: try #require(LocalDate("2026-12-01")))
    #expect(change.detail == "form 1.001193 2 2026-12-01")
    #expect(SettingChange(detail: change.detail) == change)
  }
}
