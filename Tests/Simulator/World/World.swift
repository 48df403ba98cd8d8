import Logging
import OneStop
import OneStopStore
import Operations
import TestSupport
import Words

/// A simulated city: the program's own store and operations, and beside them the model of what should be so.
///
/// `@unchecked Sendable`: one step is performed at a time; a chore that looks at the clock waits while others act.
final class World: @unchecked Sendable {
  let city = City.small
  let clock = WorldClock()
  let texts: Texts
  let logger = Logger(label: "simulator") { _ in SwiftLogNoOpLogHandler() }
  var opened: OpenedStore
  var model: Model
  /// The last moment of any step.
  var latest = Moment(microseconds: 0)
  /// How often each thing was done or refused.
  private(set) var counts: [String: Int] = [:]
  /// What another system has read of the list of changes, up to its last number.
  var feed = (last: Int64(0), seen: Set<[Int64]>())

  /// The words of the letters.
  struct Texts {
    var vietnamese: Words
    var settings = NoticeSettings()
    var notices: NoticeWriter

    static let read: Result<Texts, any Error> = Result {
      let vietnamese = try Words.read(.vietnamese, from: Resources.bytes("Languages/vi.json"))
      let english = try Words.read(.english, from: Resources.bytes("Languages/en.json"))
      return Texts(
        vietnamese: vietnamese,
        notices: NoticeWriter(vietnamese: vietnamese, english: english, settings: NoticeSettings(), site: nil))
    }
  }

  static let days: Result<DayTable, any Error> = Result {
    try DayTable(
      holidays: Resources.bytes("Catalogue/holidays.json"), lunar: Resources.bytes("Catalogue/lunar.json"))
  }

  init(start: Moment, mutation: Mutation? = nil) throws {
    clock.set(start)
    texts = try Texts.read.get()
    opened = try OpenedStore.new(city, clock: clock)
    model = Model(city: city, days: try World.days.get(), mutation: mutation)
    // As the server does when it starts: from now on the store knows what time it is.
    try store.writer.bulk { _ in }
  }

  /// Ends the city's life, with its folder.
  func end() { opened.remove() }

  var store: Store { opened.store }
  var now: Moment { clock.now }

  /// Does what the step says, here and in the model. A step about something that is not there does nothing.
  ///
  /// Throws `Difference`.
  func perform(_ step: Step) async throws {
    clock.set(step.at)
    latest = max(latest, step.at)
    opened.lookAtClock()
    switch step.kind {
    case .chore(let work, let meanwhile, let stop): try await run(work, meanwhile, stop, step)
    case .together(let steps): try await performTogether(steps)
    case .fault(let fault, let inner): try await perform(inner, during: fault)
    case .restore: opened = try opened.restored(clock: clock)
    case .reopen: opened = try opened.reopened(clock: clock)
    case .compareAll: try compareAll(SeededRandom(UInt64(step.number)))
    default:
      if case .changeDaysOff(let edit, _) = step.kind { try comparePreview(edit) }
      guard let job = job(of: step) else { return }
      try compare(await run(job), with: step)
    }
  }

  /// The same within a chore, which waits meanwhile.
  func performAtOnce(_ step: Step) throws {
    guard let job = job(of: step) else { return }
    let answer: Answer
    do {
      answer = try store.writer.bulk(job)
    } catch {
      answer = Answer(error)
    }
    try compare(answer, with: step)
  }

  func run(_ job: @escaping Job, in other: Store? = nil) async -> Answer {
    do {
      return try await (other ?? store).writer.transaction(job)
    } catch {
      return Answer(error)
    }
  }

  /// Lets the model do the step, and compares its answer and what is left of it.
  func compare(_ answer: Answer, with step: Step) throws {
    try compareAnswer(answer, with: step)
    try compareDossiers(of: step)
  }

  func compareAnswer(_ answer: Answer, with step: Step) throws {
    let expected = expect(step)
    counts["\(step.kind.countedAs): \(answer.word)", default: 0] += 1
    guard answer == expected else {
      throw Difference(
        kind: "\(step.kind.word) answers", sentence: "step \(step.number) answered \(answer), not \(expected)")
    }
  }

  func compareDossiers(of step: Step) throws {
    for id in step.kind.dossiers(in: model) + (model.begun[step.number].map { [$0] } ?? []) { try compare(id) }
  }
}

extension Answer {
  init(_ error: any Error) {
    self =
      switch error {
      case let failure as Act.Failure: .failed(failure)
      case let refusal as Refusal: .failed(.refused(refusal))
      case let mistake as DissolutionMistake: .mistaken(mistake)
      case is OutdatedCatalogue: .outdated
      case let error as StoreError: .broken(error)
      case is BrokenOff: .broken(nil)
      default: .strange("\(error)")
      }
  }
}

/// A step was broken off on purpose.
struct BrokenOff: Error {}
