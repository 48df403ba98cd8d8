import Testing

@testable import OneStop

@Suite("Who may do what to a dossier")
struct PermissionTests {
  static func account(_ login: String, _ role: Account.Role) -> Account {
    Account(login: login, name: login, role: role, agency: Filing.sample.agency)
  }

  static let clerk = account("tiep", .clerk)
  static let holder = account("lan", .officer)
  static let colleague = account("minh", .officer)
  static let leader = account("truong", .leader)
  static let admin = account("quan", .admin)
  static let office = Office([clerk, holder, colleague, leader])

  /// Intake at the counter, two steps elsewhere, and handing out at the counter again.
  static let steps = [
    "Bộ phận Tiếp nhận và Trả kết quả", "Phòng chuyên môn", "Lãnh đạo Sở", "Văn thư, Bộ phận Trả kết quả",
  ].map { Procedure.Step(name: BilingualText($0), unit: BilingualText($0), share: 0.25) }

  static let counter: Set<Action> = [
    .accept, .refuse, .supplementReceived, .paymentReceived, .handOver, .withdraw,
  ]
  static let passing: Set<Action> = [.forward, .assign, .requestSupplement]
  static let processing: Set<Action> = [
    .process, .requestPayment, .extend, .finish, .stop, .askConsultation, .withdrawConsultation,
  ]
  static let always: Set<Action> = [.takeBack, .correct]
  static let answer: Set<Action> = [.answerConsultation]

  private func allowed(
    _ account: Account, _ dossier: Dossier, _ office: Office = PermissionTests.office
  ) -> Set<Action> {
    Set(Action.allCases.filter { account.denial(of: $0, on: dossier, steps: Self.steps, office: office) == nil })
  }

  /// In the hands of `lan`, an officer, at the second step.
  private func held() throws -> Dossier {
    var life = try Life(accepted: true)
    try life.act(.process, "2018-06-01T10:00")
    return life.dossier
  }

  @Test(
    "The table, for a dossier that an officer has",
    arguments: [
      (clerk, counter.union(always)),
      (holder, counter.union(passing).union(processing).union(always).union(answer)),
      (colleague, always.union(answer)),
      (leader, counter.union(passing).union(processing).union(always).union(answer).union([.undoEnd])),
      (admin, Set<Action>()),
    ])
  func table(account: Account, expected: Set<Action>) throws {
    let dossier = try held()
    #expect(dossier.officer == "lan")
    #expect(allowed(account, dossier) == expected)
  }

  @Test("Why not: it is another role's work, or a colleague has the dossier")
  func reasons() throws {
    let dossier = try held()
    let denial = { (account: Account, action: Action) in
      account.denial(of: action, on: dossier, steps: Self.steps, office: Self.office)
    }
    #expect(denial(Self.clerk, .finish) == .notOfRole)
    #expect(denial(Self.clerk, .forward) == .heldBy(login: "lan"))
    #expect(denial(Self.colleague, .process) == .heldBy(login: "lan"))
    #expect(denial(Self.leader, .lapseConsultation) == .notOfRole)
    #expect(denial(Self.holder, .undoEnd) == .leadersOnly)
  }

  @Test("Free is what nobody has, what lies at the counter, and what somebody has who is gone")
  func free() throws {
    let officers = Self.counter.union(Self.passing).union(Self.processing).union(Self.always).union(Self.answer)
    let system = try Life(accepted: true).dossier
    #expect(system.officer == nil)
    #expect(allowed(Self.colleague, system) == officers)

    // Whoever takes a filing in has it, and has not begun with it.
    var life = try Life(accepted: false)
    try life.act(.accept, "2018-06-01T10:00")
    #expect(life.dossier.officer == "lan" && life.dossier.isAtCounter)
    #expect(allowed(Self.colleague, life.dossier) == officers)
    #expect(allowed(Self.clerk, life.dossier) == Self.counter.union(Self.passing).union(Self.always))
    try life.act(.extend, "2018-06-04T10:00")
    #expect(allowed(Self.colleague, life.dossier) == officers)
    try life.act(.assign, "2018-06-04T11:00") { $0.officer = nil }
    try life.act(.assign, "2018-06-04T12:00") { $0.officer = "lan" }
    #expect(!allowed(Self.colleague, life.dossier).contains(.process), "it was given to somebody")

    let dossier = try held()
    #expect(allowed(Self.colleague, dossier, Office([Self.colleague, Self.clerk, Self.leader])) == officers)
    let clerkLan = Office([Self.colleague, Self.account("lan", .clerk), Self.leader])
    #expect(allowed(Self.colleague, dossier, clerkLan) == officers)
  }

  @Test("Where nobody has a role, the others fill in")
  func smallOffices() throws {
    let dossier = try held()
    let officers = Self.counter.union(Self.passing).union(Self.processing).union(Self.always).union(Self.answer)
    // A ward with one clerk.
    let free = try Life(accepted: true).dossier
    #expect(allowed(Self.clerk, free, Office([Self.clerk])) == officers)
    #expect(allowed(Self.clerk, free, Office([Self.clerk, Self.leader])) == officers)
    // No clerk: officers see to the applicant, whoever has the dossier.
    let noClerk = Office([Self.holder, Self.colleague, Self.leader])
    #expect(allowed(Self.colleague, dossier, noClerk) == Self.counter.union(Self.always).union(Self.answer))
    // No leader: officers take over from each other and pass on, and do nothing else before that.
    let noLeader = Office([Self.clerk, Self.holder, Self.colleague])
    #expect(
      allowed(Self.colleague, dossier, noLeader) == Self.always.union(Self.answer).union([.process, .assign]))
    #expect(allowed(Self.clerk, dossier, noLeader) == Self.counter.union(Self.always))
  }

  @Test("At a step of the one-stop unit a clerk does an officer's work", arguments: 0..<4)
  func oneStopStep(step: Int) throws {
    var life = try Life(accepted: true)
    if step > 0 { try life.act(.forward, "2018-06-01T10:00") { ($0.step, $0.officer) = (step, nil) } }
    let isCounters = step == 3
    let expected = Self.counter.union(Self.passing).union(Self.always)
    let work = Self.processing.union(Self.answer)
    #expect(allowed(Self.clerk, life.dossier) == (isCounters ? expected.union(work) : expected))
  }

  @Test("A form that is out of date is told so before anything else; then the role; then the lifecycle")
  func order() throws {
    let dossier = try held()
    let calendar = try Shipped.calendar.get()
    let now = try moment("2018-06-04T10:00")
    let decide = { (account: Account, kind: DossierCommand.Kind, version: Int?) throws(StaffCommand.Failure) in
      try StaffCommand(DossierCommand(kind), by: account, version: version).decide(
        dossier, steps: Self.steps, office: Self.office, calendar: calendar, now: now)
    }
    #expect(throws: StaffCommand.Failure.stale) { try decide(Self.colleague, .handOver, 1) }
    #expect(throws: StaffCommand.Failure.denied(.heldBy(login: "lan"))) { try decide(Self.colleague, .handOver, 2) }
    #expect(throws: StaffCommand.Failure.refused(.notAllowed(.handOver, in: .processing))) {
      try decide(Self.holder, .handOver, nil)
    }
    #expect(try decide(Self.holder, .finish(), 2).actor == .staff(login: "lan"))
  }
}
