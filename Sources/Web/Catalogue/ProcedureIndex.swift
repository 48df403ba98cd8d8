import OneStop
import Operations
import Words

/// A search index of a catalogue's procedures; made once, when the catalogue is read.
package struct ProcedureIndex: Sendable {
  private struct Entry: Sendable {
    package var procedure: Procedure
    package var text: SearchText
  }

  /// What a search found, the best match first.
  package struct Found: Sendable {
    package var procedures: [Procedure]
    /// Matters of other bodies; only a search by words alone looks for them.
    package var elsewhere: [ElsewhereMatter]

    package var isEmpty: Bool { procedures.isEmpty && elsewhere.isEmpty }
  }

  /// How many words of a search are used.
  private static let mostWords = 12

  private let entries: [Entry]
  private let elsewhere: [(matter: ElsewhereMatter, text: SearchText)]
  /// A field with the number of procedures that can be filed in it, and where they are listed.
  package struct FieldCount: Sendable {
    package let field: Procedure.Field
    package let count: Int
    package let address: Address
  }

  /// Sorted by their names in each language, without those whose procedures have all ended.
  private let fields: [Language: [FieldCount]]
  /// The kinds of agencies that procedures name as their handlers.
  package let kinds: [Agency.Kind]
  private let agencies: [Language: [Agency]]

  package init(_ catalogue: Catalogue) {
    entries = catalogue.procedures.filter { !$0.hasEnded }.map { procedure in
      let names = [
        procedure.name.vietnamese, procedure.name.english ?? "", procedure.field.name.vietnamese,
        procedure.field.name.english ?? "", procedure.code.description,
      ]
      return Entry(procedure: procedure, text: SearchText(names: names, keywords: procedure.keywords))
    }
    elsewhere = catalogue.elsewhere.map { matter in
      let names = [matter.name.vietnamese, matter.name.english ?? ""]
      return (matter, SearchText(names: names, keywords: matter.keywords))
    }
    let filed = entries.map(\.procedure.field.slug)
    let counted = catalogue.fields
      .map { field in
        FieldCount(
          field: field, count: filed.count { $0 == field.slug },
          address: Address.procedures.with("linh-vuc", field.slug))
      }
      .filter { $0.count > 0 }
    fields = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        let named = counted.map { entry in
          (entry: entry, order: VietnameseOrder(entry.field.name.text(in: language)))
        }
        return (language, named.sorted { $0.order < $1.order }.map(\.entry))
      })
    let handlers = ProcedureIndex.handlers(of: catalogue)
    kinds = Agency.Kind.allCases.filter(handlers.kinds.contains)
    agencies = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { language in
        (language, handlers.agencies.byName { $0.name.text(in: language) })
      })
  }

  package var count: Int { entries.count }

  /// The fields in which something can be filed, sorted by their names in the language.
  package func fields(_ language: Language) -> [FieldCount] { fields[language] ?? [] }

  /// The single agencies that procedures name as their handlers, sorted by their names in the language, including those
  /// that have ended, with their successors.
  package func agencies(_ language: Language) -> [Agency] { agencies[language] ?? [] }

  /// The procedures that pass the filter, the best match of its words first, or else in the order of the catalogue.
  package func find(_ filter: ProcedureFilter, in catalogue: Catalogue) -> [Procedure] {
    search(filter, in: catalogue).procedures
  }

  /// The same, with matters of other bodies. Where something matches well, weak matches are left out. Where nothing has
  /// all the words, filler words are left out, and what has most of the others is found.
  package func search(_ filter: ProcedureFilter, in catalogue: Catalogue) -> Found {
    let typed = SearchWord.words(of: filter.text, limit: ProcedureIndex.mostWords)
    let agency = AgencyCode(typed: filter.agency).flatMap(catalogue.agency)
    let members = entries.filter { entry in
      (filter.field.isEmpty || entry.procedure.field.slug == filter.field)
        && (filter.agency.isEmpty || isHandled(entry.procedure, agency, filter.agency))
    }
    if typed.isEmpty { return Found(procedures: members.map(\.procedure), elsewhere: []) }
    let others = filter.field.isEmpty && filter.agency.isEmpty ? elsewhere : []
    let search = ProcedureSearch(
      procedures: members.map { ($0.procedure, $0.text) }, elsewhere: others.map { ($0.matter, $0.text) })
    return search.found(typed)
  }

  private func isHandled(_ procedure: Procedure, _ agency: Agency?, _ kind: String) -> Bool {
    // What the law gives to an agency by name is found under that name even after the agency has ended.
    if let agency { return procedure.isHandled(by: agency) || procedure.handler == .agency(agency.code) }
    return Agency.Kind(rawValue: kind).map { procedure.handler == .every($0) } ?? false
  }

  private static func handlers(of catalogue: Catalogue) -> (kinds: Set<Agency.Kind>, agencies: [Agency]) {
    var kinds: Set<Agency.Kind> = []
    var agencies: [AgencyCode: Agency] = [:]
    for procedure in catalogue.procedures {
      switch procedure.handler {
      case .every(let kind): kinds.insert(kind)
      case .agency(let code):
        agencies[code] = catalogue.agency(code)
        guard agencies[code]?.hasEnded == true else { continue }
        if let successor = catalogue.agencies.first(where: { $0.answers(to: code) }) {
          agencies[successor.code] = successor
        }
      }
    }
    return (kinds, Array(agencies.values))
  }
}

/// The filter that a reader of the catalogue chose; an empty text filters nothing.
package struct ProcedureFilter: Hashable, Sendable {
  /// Words of names and keywords, or their beginnings.
  package var text: String
  /// A field's slug.
  package var field: String
  /// An agency's code, or a kind of agencies.
  package var agency: String

  package init(text: String, field: String, agency: String) {
    self.text = text
    self.field = field
    self.agency = agency
  }

  package var isEmpty: Bool { text.isEmpty && field.isEmpty && agency.isEmpty }
}
