import OneStop

/// One agency of the demo city: what it handles, how often, and how well.
package struct DemoAgency {
  package let agency: Agency
  package let procedures: [Procedure]
  /// Where its applicants live, as written in their addresses.
  package let places: [String]
  /// How many dossiers it takes in, relative to the others.
  package let weight: Double
  /// The share of each procedure's dossiers that end late; over all procedures it is 5 to 15 %, depending on the
  /// agency.
  package let lateness: [ProcedureCode: Double]
  package let clerk: Actor
  package let officer: Actor
  /// Only where the agency's leader has an account.
  package let leader: Actor?

  /// Every agency of the catalogue that handles something, each with habits of its own.
  package static func all(_ catalogue: Catalogue, seed: UInt64) -> [DemoAgency] {
    let logins = logins(catalogue)
    let pilots = pilots(catalogue)
    let communes = catalogue.agencies.filter { $0.kind == .ward }
    return catalogue.agencies.enumerated().compactMap { index, agency in
      let procedures = catalogue.procedures(handledBy: agency)
      guard !procedures.isEmpty else { return nil }
      var random = DemoRandom(seed: seed &* 1_000_003 &+ UInt64(index))
      let base: Double =
        switch agency.kind {
        case .ward: 2
        case .district: 20
        case .landBranch: 9
        // Enough dossiers with consultations that some await answers on any day.
        case .department: procedures.contains { !$0.consultations.isEmpty } ? 100 : 34
        case .unit: 3
        }
      let login = logins[agency.code] ?? ""
      let isPilot = pilots.contains(agency)
      return DemoAgency(
        agency: agency, procedures: procedures, places: places(of: agency, communes, catalogue),
        weight: isPilot ? 300 : base * (0.5 + random.unit()),
        lateness: lateness(procedures, whole: 0.05 + 0.10 * random.unit()), clerk: .staff(login: "\(login).tiepnhan"),
        officer: officer(login), leader: isPilot ? .staff(login: "\(login).lanhdao") : nil)
    }
  }

  /// The communes below it; all communes where it has none.
  private static func places(of agency: Agency, _ communes: [Agency], _ catalogue: Catalogue) -> [String] {
    let below = communes.filter { $0.code == agency.code || $0.parent == agency.code }
    return (below.isEmpty ? communes : below).map { commune in
      let district = commune.parent.flatMap(catalogue.agency).flatMap { $0.kind == .district ? $0 : nil }
      return ([commune] + [district].compactMap(\.self)).map(\.communeName).joined(separator: ", ")
    }
  }

  /// The officer who handles dossiers and answers other agencies; `login` is how the agency's logins begin.
  package static func officer(_ login: String) -> Actor { .staff(login: "\(login).chuyenvien") }

  /// Lateness gathers in every fourth procedure, so that nine in ten dossiers of the others end in time.
  private static func lateness(_ procedures: [Procedure], whole: Double) -> [ProcedureCode: Double] {
    let isHard = procedures.indices.map { $0 % 4 == 1 }
    let hard = zip(procedures.indices, isHard).reduce(0) { $1.1 ? $0 + demand(for: $1.0, of: procedures.count) : $0 }
    let easy = hard > 0 ? whole / 2 : whole
    let rest = hard > 0 ? (whole - easy * (1 - hard)) / hard : whole
    return Dictionary(zip(procedures.map(\.code), isHard.map { $0 ? rest : easy })) { first, _ in first }
  }

  /// Each procedure's share of an agency's dossiers: the first ones of the list are the most frequent.
  ///
  /// The product of two numbers drawn evenly from 0 to 1 is below x in x - x ln x of cases.
  private static func demand(for place: Int, of count: Int) -> Double {
    let below = { (x: Double) in x > 0 ? x - x * Double.log(onePlus: x - 1) : 0 }
    return below(Double(place + 1) / Double(count)) - below(Double(place) / Double(count))
  }

  /// The pilot agencies: a district and a department that take in enough for a full worklist, however few dossiers the
  /// demo has.
  static func pilots(_ catalogue: Catalogue) -> [Agency] {
    let busy = catalogue.handlingAgencies
    return [Agency.Kind.district, .department].compactMap { kind in busy.first { $0.kind == kind } }
  }

  /// The first agency that asks others, and every agency that a procedure names to be asked, beginning with those that
  /// the first one asks.
  package static func consultation(_ catalogue: Catalogue) -> (asking: Agency?, asked: [Agency]) {
    let procedures = catalogue.procedures.filter { !$0.consultations.isEmpty }
    var asked: [Agency] = []
    for consultation in procedures.flatMap(\.consultations) {
      guard case .agency(let code) = consultation.asked, let agency = catalogue.agency(code), !asked.contains(agency)
      else { continue }
      asked.append(agency)
    }
    return (procedures.first.flatMap { catalogue.agencies(handling: $0).first }, asked)
  }

  /// How the logins of an agency's staff begin: `quan-1`, or the digits of its code where its name is too long or not
  /// its own.
  package static func logins(_ catalogue: Catalogue) -> [AgencyCode: String] {
    let named = catalogue.agencies.map { agency in
      (agency, agency.slug ?? (agency.shortName ?? agency.name.vietnamese).folded.replacing(" ", with: "-"))
    }
    let uses = Dictionary(named.map { ($0.1, 1) }, uniquingKeysWith: +)
    let pairs = named.map { agency, name in
      (agency.code, name.utf8.count <= 28 && uses[name] == 1 ? name : "cq" + agency.code.description.digitsOnly)
    }
    return Dictionary(pairs) { first, _ in first }
  }
}
