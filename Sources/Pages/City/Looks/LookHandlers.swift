import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web

enum LookHandlers {
  /// `GET /quan-tri/nhat-ky-xem?nguoi=&ma=&co-quan=&phan=&tu=&den=&sau=&dang=csv`: looks by people of the agencies that
  /// the auditor oversees, and at dossiers of these.
  static let show: ReadHandler = { visit in
    let reach = try visit.agencies(.readSecurityLog)
    var form = LookForm(visit.query, agencies: visit.catalogue.agencies(reach), words: visit.words)
    var isUnknown = false
    var query = try form.read(reach: reach, today: visit.now.date) { code in
      try visit.reader.dossier(code, for: visit.confidentialSight)?.id
    } readers: { typed in
      let found = try visit.readers(named: typed)
      isUnknown = found?.isEmpty == true
      // What is gone by now may still have looked.
      return found.map { Array(Set($0 + [typed, typed.lowercased()])).sorted() }
    }
    query.sight = visit.confidentialSight
    if visit.query["dang"] == ReportFormat.csv.rawValue, !form.form.isWrong {
      let most = TableFile.mostRows + 1
      let looks = try visit.reader.looks(query, limit: most, total: most)
      let file = LookFile(
        looks: looks, people: try visit.people(in: looks), agencyName: { visit.agencyName($0) }, today: visit.now.date,
        words: visit.words)
      return .csv(file.table)
    }
    let place = visit.hiddenPlace(in: .looks)
    let looks =
      form.form.isWrong
      ? []
      : try visit.reader.looks(query, place: place, limit: LookPage.pageLength + 1, dossiers: LookPage.namedDossiers)
    let shown = Array(looks.prefix(LookPage.pageLength))
    let page = LookPage(
      form: form, looks: shown,
      next: try looks.count > shown.count
        ? shown.last.map { try visit.address(.looks.with(form.pairs), hiding: .after($0.key), in: .looks) } : nil,
      isLater: place != nil,
      isUnknownReader: isUnknown,
      people: try visit.people(in: shown), agencyName: { visit.agencyName($0) }, words: visit.words,
      language: visit.language)
    return visit.show(page.page)
  }
}

extension Visit {
  /// How many people a name may mean.
  private static let mostNamed = 100

  /// The logins and tokens' labels that somebody means who types a login, a label, or the words of a name, with marks
  /// or without; nil if there are too many.
  fileprivate func readers(named typed: String) throws -> [String]? {
    let folded = typed.folded
    let labels = try reader.tokens().map(\.token.label).filter { $0.folded == folded }
    let people = try logins(of: typed, in: nil, limit: Visit.mostNamed + 1)
    return people.count > Visit.mostNamed ? nil : labels + people
  }

  /// Display names by login.
  fileprivate func people(in looks: [RecordedLook]) throws -> [String: String] {
    let logins = looks.compactMap { look -> String? in
      if case .person(let login) = look.reader { login } else { nil }
    }
    return try names(of: logins)
  }
}
