import Markup
import OneStop
import Web
import Words

extension Words {
  /// What each answer of the fields is called beside all others of the form, by the names on the page: with the whole
  /// that it is a part of, and its row.
  func labels(of fields: some Sequence<FormSheet.Field>, in language: Language) -> [String: HTML] {
    var labels: [String: HTML] = [:]
    for field in fields {
      let label = name(field.field.label, in: language)
      labels[field.place.fieldName] = label
      for (place, part) in parts(of: field, label) { labels[place.fieldName] = part }
      for (number, row) in field.rows.enumerated() {
        for column in row {
          let cell = filing.page.rowPart([
            "whole": label, "row": filing.page.rowPart.number(number + 1),
            "label": name(column.field.label, in: language),
          ])
          labels[column.place.fieldName] = cell
          for (place, part) in parts(of: column, cell) { labels[place.fieldName] = part }
        }
      }
    }
    return labels
  }

  private func parts(of field: FormSheet.Field, _ whole: HTML) -> [(AnswerPlace, HTML)] {
    zip(field.partPlaces, field.parts).map { place, part in
      (place, filing.page.part(["whole": whole, "label": filing.parts[part.key].html]))
    }
  }
}

extension Form {
  /// Notes what is wrong in the fields, in their order, each with its name; a field that has been told of keeps that.
  ///
  /// - Parameter leavingBlanks: what is still to be answered is no mistake yet.
  mutating func note(
    _ sheet: FormSheet, _ fields: [FormSheet.Field], in language: Language, leavingBlanks: Bool = false
  ) {
    labels.merge(words.labels(of: fields, in: language)) { $1 }
    let types = sheet.types
    let places = fields.flatMap(\.places)
    for place in places {
      guard let mistake = sheet.mistakes[place], message(place.fieldName) == nil else { continue }
      if leavingBlanks, mistake.isOpen { continue }
      self.mistake(place.fieldName, words.sentence(mistake, in: language, of: types[place]))
    }
    sortMistakes(by: places.map(\.fieldName))
  }
}

extension FieldMistake {
  /// Whether nothing has been answered yet.
  fileprivate var isOpen: Bool {
    switch self {
    case .blank, .notPledged, .tooFewRows: true
    default: false
    }
  }
}
