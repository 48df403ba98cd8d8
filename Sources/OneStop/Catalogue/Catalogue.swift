/// What a city's portal knows before the first dossier: its agencies, procedures and days off, and matters that are
/// handled elsewhere.
///
/// Look-ups by code take constant time. Agencies and procedures keep the order of their files.
package struct Catalogue: Sendable {
  package let agencies: [Agency]
  package let procedures: [Procedure]
  package let holidays: HolidayTable
  package let elsewhere: [ElsewhereMatter]
  /// Former wards and communes; empty unless they were asked for (`Snapshot.formerCommunes`).
  package let formerCommunes: [FormerCommune]
  /// Fields, in the order in which procedures first name them.
  package let fields: [Procedure.Field]
  /// Procedures whose dossiers are confidential.
  package let confidentialProcedures: Set<ProcedureCode>
  /// Agencies whose end is decided.
  package let dissolved: [Agency]

  private let agencyPlaces: [AgencyCode: Int]
  private let procedurePlaces: [ProcedureCode: Int]
  private let childPlaces: [AgencyCode: [Int]]

  /// Where two agencies or procedures have the same code, the last one counts.
  package init(
    agencies: [Agency] = [], procedures: [Procedure] = [], holidays: HolidayTable = HolidayTable(),
    elsewhere: [ElsewhereMatter] = [], formerCommunes: [FormerCommune] = []
  ) {
    self.agencies = agencies
    self.procedures = procedures
    self.holidays = holidays
    self.elsewhere = elsewhere
    self.formerCommunes = formerCommunes
    confidentialProcedures = Set(procedures.lazy.filter(\.isConfidential).map(\.code))
    dissolved = agencies.filter { $0.dissolution != nil }
    agencyPlaces = Dictionary(zip(agencies.map(\.code), agencies.indices)) { $1 }
    procedurePlaces = Dictionary(zip(procedures.map(\.code), procedures.indices)) { $1 }
    childPlaces = agencies.indices.reduce(into: [:]) { children, place in
      if let parent = agencies[place].parent { children[parent, default: []].append(place) }
    }
    var slugs: Set<String> = []
    fields = procedures.map(\.field).filter { slugs.insert($0.slug).inserted }
  }

  /// The same with other agencies or procedures.
  func replacing(agencies: [Agency]? = nil, procedures: [Procedure]? = nil) -> Catalogue {
    Catalogue(
      agencies: agencies ?? self.agencies, procedures: procedures ?? self.procedures, holidays: holidays,
      elsewhere: elsewhere,
      formerCommunes: formerCommunes)
  }

  package func agency(_ code: AgencyCode) -> Agency? { agencyPlaces[code].map { agencies[$0] } }
  package func procedure(_ code: ProcedureCode) -> Procedure? { procedurePlaces[code].map { procedures[$0] } }
  package func field(_ slug: String) -> Procedure.Field? { fields.first { $0.slug == slug } }

  /// The agencies that handle something.
  package var handlingAgencies: [Agency] { agencies.filter { !procedures(handledBy: $0).isEmpty } }

  package func procedures(handledBy agency: Agency) -> [Procedure] { procedures.filter { $0.isHandled(by: agency) } }
  package func agencies(handling procedure: Procedure) -> [Agency] { agencies.filter { procedure.isHandled(by: $0) } }

  /// Where people go for an agency: the agency itself, or the centre that takes in its dossiers.
  package func counter(of agency: Agency) -> Agency { agency.contact.counter.flatMap(self.agency) ?? agency }

  /// Those directly below.
  package func children(of code: AgencyCode) -> [Agency] { (childPlaces[code] ?? []).map { agencies[$0] } }

  /// The agency and all below it, each before those below it.
  package func subtree(of code: AgencyCode) -> [Agency] {
    var found = agencyPlaces[code].map { [$0] } ?? []
    var next = 0
    var seen = Set(found)
    while next < found.count {
      for place in childPlaces[agencies[found[next]].code] ?? [] where seen.insert(place).inserted {
        found.append(place)
      }
      next += 1
    }
    return found.map { agencies[$0] }
  }

  /// The agency and those above it, the topmost last.
  package func ancestors(of code: AgencyCode) -> [Agency] {
    var chain: [Agency] = []
    var next: AgencyCode? = code
    while let code = next, let agency = agency(code), !chain.contains(where: { $0.code == code }) {
      chain.append(agency)
      next = agency.parent
    }
    return chain
  }

  /// Those without a parent.
  package var roots: [Agency] { agencies.filter { $0.parent == nil } }

  /// The city's calendar: its weekly hours and these days off.
  package var cityCalendar: WorkCalendar { WorkCalendar(hours: .city, holidays: holidays) }
}
