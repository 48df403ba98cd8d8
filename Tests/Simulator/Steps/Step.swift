import OneStop

/// One thing that somebody does, or that happens, at a moment; later steps call by its number what it began.
struct Step: Hashable, Sendable {
  var number: Int
  var at: Moment
  var kind: StepKind
}

indirect enum StepKind: Hashable, Sendable {
  case takeIn(Intake)
  /// Filed online or by post.
  case file(Intake)
  /// - on: the step that began the dossier, as in all of these.
  case act(on: Int, [DossierCommand], by: Author, version: Int?)
  case answer(on: Int, number: Int, Opinion, text: String, by: String)
  case rate(on: Int, Rating.Level)
  case place(on: Int, at: AgencyCode, by: String)
  case order(BulkOrder, [Chosen], by: String)
  /// The next group of an order.
  case carryOut(order: Int)
  case changeDaysOff(DaysOffEdit, isOutdated: Bool)
  case dissolve(AgencyCode, Dissolution, isOutdated: Bool)
  case revise(CityProcedure)
  case disable(String, Bool)
  case schedule(WeeklySchedule)
  /// - message: its number in the outbox.
  case sendAgain(message: Int)
  /// What runs by itself, with what others do meanwhile.
  case chore(ChoreKind, meanwhile: [Step], stop: Stop?)
  /// Several at once, which share a commit.
  case together([Step])
  case fault(Fault, Step)
  /// The program ends in order, and starts again.
  case reopen
  /// A backup is made, and the city goes on from it.
  case restore
  /// Everything is compared.
  case compareAll

  struct Chosen: Hashable, Sendable {
    var step: Int
    var version: Int?
  }
}

/// How something that runs by itself is broken off: at that look at the clock.
enum Stop: Hashable, Sendable {
  case inOrder(Int)
  /// The program is killed.
  case killed(Int)

  var look: Int {
    switch self {
    case .inOrder(let look), .killed(let look): look
    }
  }
}

/// What runs by itself.
enum ChoreKind: String, Hashable, CaseIterable, Sendable {
  case recomputation, dissolution, silence, reminders, delivery, weeklyReports, lateRisks, forgetting
}

/// What goes wrong during a step.
enum Fault: Hashable, Sendable {
  /// Only so many more pages fit.
  case fullDisk(pages: Int)
  /// Another process holds the lock.
  case busy
  /// The change throws after it has written.
  case brokenOff
  /// The program is killed before the commit.
  case killedBefore
  /// The program is killed after the commit, before it has answered; whoever asked asks again.
  case killedAfter
  /// The program is killed while messages are on their way.
  case killedSending
  /// The machine's clock is wrong by most of a year.
  case wrongClock
  /// Nothing goes wrong, but another process of the program does it, with the same database.
  case otherProcess
}
