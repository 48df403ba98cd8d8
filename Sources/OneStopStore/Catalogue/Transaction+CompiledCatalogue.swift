import OneStop

extension Transaction {
  /// The catalogue as this transaction sees it; read again if it has changed.
  func compiledCatalogue() throws(StoreError) -> CompiledCatalogue {
    if isCatalogueKnown, let knownCatalogue { return knownCatalogue }
    let revision = try catalogueRevision()
    isCatalogueKnown = true
    if let known = knownCatalogue, known.revision == revision { return known }
    let catalogue = try catalogue()
    let fresh = CompiledCatalogue(revision: revision, catalogue: catalogue, calendar: catalogue.cityCalendar)
    knownCatalogue = fresh
    return fresh
  }

  /// The calendar as it stands in this transaction. Days off may have changed since a request looked: no due moment is
  /// written by an outdated calendar.
  package var calendar: WorkCalendar {
    get throws(StoreError) { try compiledCatalogue().calendar }
  }

  /// The catalogue as it stands in this transaction.
  package var presentCatalogue: Catalogue {
    get throws(StoreError) { try compiledCatalogue().catalogue }
  }
}
