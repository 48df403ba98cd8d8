import OneStop

/// The catalogue as a writer holds it, with its calendar.
struct CompiledCatalogue {
  let revision: Int64
  let catalogue: Catalogue
  let calendar: WorkCalendar
}
