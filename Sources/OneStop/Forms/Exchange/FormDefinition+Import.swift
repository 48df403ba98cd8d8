extension FormDefinition {
  /// Reads a form that somebody else has written. Beside what `init(parsing:file:)` wants, every key stands in it once,
  /// and it has no more parts than can be edited; whether it works, `mistakes` tells.
  package init(importing bytes: [UInt8], file: String) throws(CatalogueMistakes) {
    let form = try FormDefinition(parsing: bytes, file: file)
    let log = MistakeLog(file: file)
    var seen: Set<FieldKey> = []
    for (number, page) in form.pages.enumerated() {
      for (section, content) in page.sections.enumerated() {
        let place = "pages \(number + 1), sections \(section + 1)"
        for (field, content) in content.fields.enumerated() {
          for key in content.keys where !seen.insert(key).inserted {
            log.add(.keyTwice(key.description), field: "\(place), fields \(field + 1), key")
          }
        }
      }
      if page.sections.count > FormDefinition.mostParts {
        log.add(.tooManySections(most: FormDefinition.mostParts), field: "pages \(number + 1), sections")
      }
    }
    if form.pages.count > FormDefinition.mostParts {
      log.add(.tooManyPages(most: FormDefinition.mostParts), field: "pages")
    }
    if seen.count > FormDefinition.mostFields {
      log.add(.tooManyFields(most: FormDefinition.mostFields), field: "pages")
    }
    guard log.mistakes.isEmpty else { throw CatalogueMistakes(list: log.mistakes) }
    self = form
  }
}
