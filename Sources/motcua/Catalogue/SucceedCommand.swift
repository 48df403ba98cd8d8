import ArgumentParser
import Logging
import OneStop
import OneStopStore
import Operations
import Portal

extension CatalogueCommand {
  struct Succeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Moves a city to the next catalogue: from that of 2018 to today's.",
      discussion: """
        Takes the next catalogue in, ends procedures that others replace, and ends each agency that successors.json of the \
        same folder names. Accounts pass to the main successor. Open dossiers pass to the commune in which their applicant \
        lives, where the address says it; else to the main successor, marked for a look where that is not certain. Beside a \
        running server, the server passes them on. It can be given again: what is done stays done, and what was broken \
        off goes on.
        """)

    @OptionGroup var data: DataOptions

    @Option(
      help: ArgumentHelp(
        "The folder of the next catalogue, with its successors.json; the shipped one if left out.",
        valueName: "folder"))
    var to: String?

    @Flag(help: "Says what would happen, and changes nothing.")
    var preview = false

    func run() async throws {
      let resources = PortalResources(path: try data.resources.folder().path)
      let store = try data.open()
      defer { store.close() }
      guard try reading(store, { try $0.catalogueRevision() }) > 0 else {
        throw Failure("\(data.data) has no catalogue yet; `motcua serve --catalogue` begins with one.")
      }
      let result = try decide(store, resources)
      report(result)
      guard !preview else { return say("Nothing was changed.") }
      store.administrationLog.note("the next catalogue taken in: \(result.ended.count) agencies ended")
      guard let owner = try? data.existingFolder().lock() else {
        return say("The running server passes them on.")
      }
      defer { withExtendedLifetime(owner) {} }
      var logger = Logger(label: "motcua") { StreamLogHandler.standardError(label: $0) }
      logger.logLevel = .error
      let chore = DissolutionChore(
        store: store, notices: try resources.notices(NoticeSettings()), logger: logger, clock: { .systemNow })
      do {
        _ = try await chore.run()
      } catch {
        logger.error("\(chore.failure): \(error)")
      }
      let left = try reading(store) { try $0.agencyDissolutions() }.filter {
        $0.finishedAt == nil && $0.dissolution.isInForce(on: Moment.systemNow.date)
      }
      guard left.isEmpty else {
        throw Failure(
          left.count == 1
            ? "1 agency could not pass on what it had; run the command again."
            : "\(left.count) agencies could not pass on what they had; run the command again.")
      }
      say("All of it has passed on.")
    }

    private func decide(_ store: Store, _ resources: PortalResources) throws -> Succession {
      do {
        let files = try resources.catalogueFiles(to)
        let successors = SuccessorFile(try resources.successors(to))
        let now = Moment.systemNow
        let (preview, actor) = (preview, Actor.portal)
        return try explaining {
          try store.writer.bulk { transaction in
            let result = try transaction.succeed(files, successors: successors, by: actor, now: now)
            // This undoes everything that the preview did.
            if preview { throw Preview(result: result) }
            try transaction.note(.succession(agencies: result.ended.count), by: .command, now: now)
            return result
          }
        }
      } catch let preview as Preview {
        return preview.result
      } catch let mistake as CatalogueFolderMistake {
        throw Failure(mistake.description)
      } catch let missing as ResourceMissing {
        throw Failure(missing.description)
      } catch let mistakes as CatalogueMistakes {
        throw Failure(mistakes: mistakes, in: "Nothing was changed")
      } catch let mistake as DissolutionMistake {
        throw Failure(mistake.sentence)
      }
    }

    private struct Preview: Error {
      var result: Succession
    }

    private func report(_ result: Succession) {
      let records = result.records
      say("Records: \(records.added) new, \(records.changed) changed, \(records.unchanged) as before.")
      say("Procedures that ended: \(result.endedProcedures.count).")
      for procedure in result.endedProcedures {
        let next = procedure.replacedBy.map { ", \($0) since" } ?? ""
        say("  \(procedure.code) until \(procedure.validTo?.description ?? "")\(next)")
      }
      say("Agencies that ended: \(result.ended.count), and \(result.endedBefore) before.")
      let sum = { (part: KeyPath<Succession.Passing, Int>) in result.passing.reduce(0) { $0 + $1[keyPath: part] } }
      say(
        "Dossiers to pass on: \(sum(\.dossiers)), of them \(sum(\.byAddress)) by address, \(sum(\.toSuccessor)) to the "
          + "only successor, \(sum(\.toBeSeen)) to the main one, marked for a look.")
      say("Accounts to pass on: \(sum(\.accounts)).")
      let uncertain = result.passing.filter { !$0.dissolution.isCertain && $0.dossiers > 0 }
      guard !uncertain.isEmpty else { return }
      say("Uncertain (agency, main successor, by address, marked):")
      for passing in uncertain {
        say("  \(passing.agency)  \(passing.dissolution.successor)  \(passing.byAddress)  \(passing.toBeSeen)")
      }
    }
  }
}
