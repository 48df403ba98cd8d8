import OneStop

/// The catalogue as the writer keeps it, with its calendar.
struct CompiledCatalogue {
  let revision: Int64
  let catalogue: Catalogue
  let calendar: WorkCalendar
}
