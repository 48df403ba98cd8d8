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
            log.add("The key \(key) stands in the form already.", field: "\(place), fields \(field + 1), key")
          }
        }
      }
      if page.sections.count > FormDefinition.mostParts {
        log.add("A page has \(FormDefinition.mostParts) sections at most.", field: "pages \(number + 1), sections")
      }
    }
    if form.pages.count > FormDefinition.mostParts {
      log.add("A form has \(FormDefinition.mostParts) pages at most.", field: "pages")
    }
    if seen.count > FormDefinition.mostFields {
      log.add("A form has \(FormDefinition.mostFields) fields at most.", field: "pages")
    }
    guard log.mistakes.isEmpty else { throw CatalogueMistakes(list: log.mistakes) }
    self = form
  }
}
