import Testing

@testable import OneStop

@Suite("Who had a late dossier for the days beyond the allotted")
struct CauseProposalTests {
  /// 88 hours of working time from Friday 1 June, 07:30, to Friday 15 June, 17:00: 22, 44 and 22 of them.
  static let steps = [0.25, 0.5, 0.25].map {
    Procedure.Step(name: BilingualText("Bước"), unit: BilingualText("Phòng"), share: $0)
  }

  private func life(second: String? = nil, third: String? = nil, officer: String? = "minh") throws -> Life {
    var life = try Life(accepted: true, at: "2018-06-01T07:30")
    if let second { try life.act(.forward, second) { $0.officer = officer } }
    if let third { try life.act(.forward, third) { $0.officer = "hoa" } }
    return life
  }

  private func loads(_ life: Life, now: String) throws -> [StepLoad] {
    life.dossier.stepLoads(by: life.events, steps: Self.steps, calendar: life.calendar, now: try moment(now))
  }

  @Test("Each step is measured against its share, and together they had it for the time and the lateness")
  func loads() throws {
    let life = try life(second: "2018-06-04T09:30", third: "2018-06-18T07:30")
    let loads = try loads(life, now: "2018-06-18T11:30")
    #expect(loads.map { $0.held / Moment.hour } == [10, 78, 4])
    #expect(loads.map { $0.allotted / Moment.hour } == [22, 44, 22])
    #expect(loads.map { $0.excess / Moment.hour } == [0, 34, 0])
    #expect(loads.map(\.officer) == [nil, "minh", "hoa"])
  }

  @Test("The step that had it longest beyond its share, and who of its unit had it longest there")
  func longest() throws {
    let life = try life(second: "2018-06-04T09:30", third: "2018-06-18T07:30")
    let loads = try loads(life, now: "2018-06-18T11:30")
    let proposal = try #require(CauseProposal(loads))
    #expect(proposal.cause == .overload && proposal.holder == .step(loads[1]))
    // One who does not handle dossiers here any more.
    #expect(CauseProposal(loads) { $0 != "minh" }?.cause == .staff)
    #expect(CauseProposal(loads) { $0 == "minh" }?.cause == .overload)
  }

  @Test("Within a step, whoever had it longer")
  func hands() throws {
    var life = try life(second: "2018-06-04T09:30", officer: "minh")
    try life.act(.assign, "2018-06-05T09:30") { $0.officer = "hoa" }
    try life.act(.assign, "2018-06-15T09:30") { $0.officer = nil }
    #expect(try loads(life, now: "2018-06-18T11:30")[1].officer == "hoa")
  }

  @Test("What a pause stops is nobody's")
  func pauses() throws {
    var life = try life(second: "2018-06-04T09:30")
    try life.act(.requestSupplement, "2018-06-05T07:30")
    try life.act(.supplementReceived, "2018-06-12T07:30")
    // Monday from 09:30 on, and Tuesday morning of the week after: the five days between do not count.
    #expect(try loads(life, now: "2018-06-12T11:30")[1].held == 10 * Moment.hour)
  }

  @Test("Nobody beyond the share, nothing to tell before acceptance or without steps: no proposal")
  func none() throws {
    #expect(CauseProposal([]) == nil)
    #expect(CauseProposal(try loads(try life(second: "2018-06-04T09:30"), now: "2018-06-05T09:30")) == nil)
    let filed = try Life(accepted: false)
    #expect(try loads(filed, now: "2018-06-18T11:30") == [])
    let accepted = try life()
    #expect(
      accepted.dossier.stepLoads(
        by: accepted.events, steps: [], calendar: accepted.calendar, now: try moment("2018-06-18T11:30")) == [])
  }

  @Test("A place past the process's end is its last step; an ended dossier is measured to its end")
  func ended() throws {
    var life = try life(second: "2018-06-04T09:30")
    try life.act(.forward, "2018-06-15T07:30") { $0.step = 7 }
    try life.act(.finish, "2018-06-18T09:30")
    let loads = try loads(life, now: "2018-08-01T09:30")
    #expect(loads[2].held == 10 * Moment.hour)
  }

  @Test(
    "Another agency that had it beyond its own time is the cause, unless more of the excess is the step's own",
    arguments: [
      (hours: [20], isOther: true), (hours: [17], isOther: true), (hours: [10], isOther: false),
      (hours: [3, 30], isOther: true), (hours: [0], isOther: false), (hours: [], isOther: false),
    ])
  func elsewhere(hours: [Int64], isOther: Bool) throws {
    let codes = ["000.00.13.H29", "000.00.17.H29"].compactMap { AgencyCode($0) }
    let held = zip(codes, hours).map { HeldElsewhere(agency: $0, excess: $1 * Moment.hour) }
    let step = StepLoad(step: 1, held: 78 * Moment.hour, allotted: 44 * Moment.hour)
    let proposal = try #require(CauseProposal([step], elsewhere: held))
    #expect(proposal.cause == (isOther ? .otherAgency : .overload))
    if isOther, let longest = held.max(by: { $0.excess < $1.excess }) { #expect(proposal.holder == .agency(longest)) }
  }

  @Test("Another agency alone")
  func alone() throws {
    let held = HeldElsewhere(agency: try #require(AgencyCode("000.00.13.H29")), excess: Moment.hour)
    #expect(CauseProposal([], elsewhere: [held])?.holder == .agency(held))
  }
}
