/// One mistake in a catalogue file.
package struct CatalogueMistake: Error, Hashable, Sendable {
  package var file: String
  /// The record's code, year or number; nil where the file as a whole is wrong.
  package var record: String?
  package var field: String?
  package var reason: RecordMistake

  package init(file: String, record: String? = nil, field: String? = nil, _ reason: RecordMistake) {
    self.file = file
    self.record = record
    self.field = field
    self.reason = reason
  }

  /// What is wrong, as a sentence in English.
  package var message: String { reason.english }
}

extension CatalogueMistake: CustomStringConvertible {
  /// `procedures.json: 1.009994: steps 2, share: It must be more than 0 and at most 1.`
  package var description: String {
    [file, record, field, message].compactMap(\.self).joined(separator: ": ")
  }
}

/// All that is wrong in the files of one import, of which nothing was taken.
package struct CatalogueMistakes: Error, Hashable, Sendable, CustomStringConvertible {
  package var list: [CatalogueMistake]

  /// One mistake per line.
  package var description: String { list.map(\.description).joined(separator: "\n") }
}
