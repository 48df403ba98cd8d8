import ArgumentParser
import OneStop
import OneStopStore
import Operations
import Portal

/// The catalogue that a data folder begins with.
struct CatalogueOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The catalogue of a new data folder: 2018, or a folder; today's city if left out. A data folder that has one keeps it.",
      valueName: "name|folder"))
  var catalogue: String?

  /// Imports it if there is none yet.
  func fill(_ store: Store, from resources: PortalResources) throws {
    guard try reading(store, { try $0.catalogueRevision() }) == 0 else { return }
    do {
      let files = try resources.catalogueFiles(catalogue)
      let forms = PublishForms(try resources.forms(catalogue), now: .systemNow)
      try explaining {
        try store.writer.bulk { transaction in
          _ = try transaction.importCatalogue(files, now: .systemNow)
          _ = try forms.run(in: transaction)
        }
      }
    } catch let mistake as CatalogueFolderMistake {
      throw Failure(mistake.description)
    } catch let mistakes as CatalogueMistakes {
      throw Failure(mistakes: mistakes, in: "Nothing was made")
    }
  }
}

extension Failure {
  /// Each mistake on a line of its own, and what that means in one sentence.
  init(mistakes: CatalogueMistakes, in outcome: String) {
    for mistake in mistakes.list { complain(mistake.description) }
    let what = mistakes.list.count == 1 ? "the mistake" : "the \(mistakes.list.count) mistakes"
    self.init("\(outcome): correct \(what) above and try again.")
  }
}
