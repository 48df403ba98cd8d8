import OneStop
import Operations
import Words

/// The procedures of a catalogue as people look for them; made once, when the catalogue is read.
package struct ProcedureIndex: Sendable {
  private struct Entry: Sendable {
    package var procedure: Procedure
    package var text: SearchText
  }

  /// What a search found, what fits best first.
  package struct Found: Sendable {
    package var procedures: [Procedure]
    /// What is not the city's, of a search for words alone.
    package var elsewhere: [ElsewhereMatter]

    package var isEmpty: Bool { procedures.isEmpty && elsewhere.isEmpty }
  }

  /// Whom procedures name as their handler, each once.
  package enum Handlers: Hashable, Sendable {
    case agency(Agency)
    case every(Agency.Kind)

    /// As it stands in an address.
    package var value: String {
      switch self {
      case .agency(let agency): agency.code.description
      case .every(let kind): kind.rawValue
      }
    }
  }

  /// How many words of a search are looked at.
  private static let mostWords = 12

  private let entries: [Entry]
  private let elsewhere: [(matter: ElsewhereMatter, text: SearchText)]
  /// A field with the number of procedures that can be filed in it, and where they are listed.
  package struct FieldCount: Sendable {
    package let field: Procedure.Field
    package let count: Int
    package let address: Address
  }

  /// By their names in each language; one whose procedures have all ended is not there.
  private let fields: [Language: [FieldCount]]
  /// Kinds of agencies first, then single ones by name: those that have ended too, with their successors.
  package let handlers: [Handlers]

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
          let name = entry.field.name
          let text = language == .english ? name.english ?? name.vietnamese : name.vietnamese
          return (entry: entry, order: VietnameseOrder(text))
        }
        return (language, named.sorted { $0.order < $1.order }.map(\.entry))
      })
    handlers = ProcedureIndex.handlers(of: catalogue)
  }

  package var count: Int { entries.count }

  /// The fields in which something can be filed, by their names in the language.
  package func fields(_ language: Language) -> [FieldCount] { fields[language] ?? [] }

  /// The procedures that the filter lets through, what fits its words best first, else in the order of the catalogue.
  package func find(_ filter: ProcedureFilter, in catalogue: Catalogue) -> [Procedure] {
    search(filter, in: catalogue).procedures
  }

  /// The same, and what is done elsewhere. Where something fits well, what fits badly is left out; where nothing has all
  /// the words, the ones around what is looked for are left out, then what has most of the rest is found.
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
    // What the law gives by name to one that has ended is found under that name too: others do it now.
    if let agency { return procedure.isHandled(by: agency) || procedure.handler == .agency(agency.code) }
    return Agency.Kind(rawValue: kind).map { procedure.handler == .every($0) } ?? false
  }

  private static func handlers(of catalogue: Catalogue) -> [Handlers] {
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
    return Agency.Kind.allCases.filter(kinds.contains).map(Handlers.every)
      + agencies.values.byName().map(Handlers.agency)
  }
}

/// What a reader of the catalogue asked for; an empty text asks for nothing.
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
