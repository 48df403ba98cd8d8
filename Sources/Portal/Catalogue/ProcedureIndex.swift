import OneStop

/// The procedures of a catalogue as people look for them; made once, when the catalogue is read.
struct ProcedureIndex: Sendable {
  private struct Entry: Sendable {
    var procedure: Procedure
    /// Its words without diacritics, each behind a space.
    var words: [UInt8]
  }

  /// Whom procedures name as their handler, each once.
  enum Handlers: Hashable, Sendable {
    case agency(Agency)
    case every(Agency.Kind)

    /// As it stands in an address.
    var value: String {
      switch self {
      case .agency(let agency): agency.code.description
      case .every(let kind): kind.rawValue
      }
    }
  }

  private let entries: [Entry]
  /// By name, with the number of procedures in each.
  let fields: [(field: Procedure.Field, count: Int)]
  /// Kinds of agencies first, then single ones by name: those that have ended too, with their successors.
  let handlers: [Handlers]

  init(_ catalogue: Catalogue) {
    entries = catalogue.procedures.filter { !$0.hasEnded }.map { procedure in
      let names = [
        procedure.name.vietnamese, procedure.name.english ?? "", procedure.field.name.vietnamese,
        procedure.field.name.english ?? "", procedure.code.description,
      ]
      return Entry(procedure: procedure, words: Array(names.map { " \($0.folded)" }.joined().utf8))
    }
    fields = catalogue.fields
      .map { (field: $0, count: catalogue.procedures(in: $0).count, order: VietnameseOrder($0.name.vietnamese)) }
      .sorted { $0.order < $1.order }
      .map { ($0.field, $0.count) }
    handlers = ProcedureIndex.handlers(of: catalogue)
  }

  var count: Int { entries.count }

  /// The procedures that the filter lets through, in the order of the catalogue.
  func find(_ filter: ProcedureFilter, in catalogue: Catalogue) -> [Procedure] {
    let words = filter.text.folded.split(separator: " ").map { [UInt8(ascii: " ")] + Array($0.utf8) }
    let agency = AgencyCode(typed: filter.agency).flatMap(catalogue.agency)
    return entries.lazy
      .filter { entry in
        (filter.field.isEmpty || entry.procedure.field.slug == filter.field)
          && (filter.agency.isEmpty || isHandled(entry.procedure, agency, filter.agency))
          && words.allSatisfy { entry.words.holds($0) }
      }
      .map(\.procedure)
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
      + agencies.values.byName.map(Handlers.agency)
  }
}

/// What a reader of the catalogue asked for; an empty text asks for nothing.
struct ProcedureFilter: Hashable, Sendable {
  /// Words that the name begins words with.
  var text: String
  /// A field's slug.
  var field: String
  /// An agency's code, or a kind of agencies.
  var agency: String

  var isEmpty: Bool { text.isEmpty && field.isEmpty && agency.isEmpty }
}

extension [UInt8] {
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return part.isEmpty }
    for start in 0...(count - part.count) where self[start] == first {
      if self[start..<(start + part.count)].elementsEqual(part) { return true }
    }
    return false
  }
}
