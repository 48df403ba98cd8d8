import OneStop

extension Transaction {
  /// The catalogue as this transaction sees it; read anew where it has changed.
  func compiledCatalogue() throws(StoreError) -> CompiledCatalogue {
    let revision = try catalogueRevision()
    if let known = knownCatalogue, known.revision == revision { return known }
    let catalogue = try catalogue()
    let fresh = CompiledCatalogue(revision: revision, catalogue: catalogue, calendar: catalogue.cityCalendar)
    knownCatalogue = fresh
    return fresh
  }

  /// The calendar as it stands in this transaction, which may come after a change of days off that a request has not
  /// seen: no due moment is written that such a change has passed over.
  package var calendar: WorkCalendar {
    get throws(StoreError) { try compiledCatalogue().calendar }
  }

  /// The catalogue as it stands in this transaction.
  package var presentCatalogue: Catalogue {
    get throws(StoreError) { try compiledCatalogue().catalogue }
  }
}
