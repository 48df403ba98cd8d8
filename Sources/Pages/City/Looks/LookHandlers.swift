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
    var query = try form.read(reach: reach, today: visit.now.date) { code in
      try visit.reader.dossier(code, for: visit.confidentialSight)?.id
    }
    query.sight = visit.confidentialSight
    if visit.query["dang"] == ReportFormat.csv.rawValue, !form.form.isWrong {
      let looks = try visit.reader.looks(query, limit: TableFile.mostRows, total: TableFile.mostRows)
      let file = LookFile(
        looks: looks, people: try visit.people(in: looks), agencyName: { visit.agencyName($0) }, today: visit.now.date,
        words: visit.words)
      return .csv(file.table)
    }
    let place = ListPlace(visit.query)
    let looks =
      form.form.isWrong
      ? []
      : try visit.reader.looks(query, place: place, limit: LookPage.pageLength + 1, dossiers: LookPage.namedDossiers)
    let shown = Array(looks.prefix(LookPage.pageLength))
    let page = LookPage(
      form: form, looks: shown,
      next: looks.count > shown.count ? shown.last.map { .after($0.key) } : nil, isLater: place != nil,
      people: try visit.people(in: shown), agencyName: { visit.agencyName($0) }, words: visit.words,
      language: visit.language)
    return visit.show(page.page)
  }
}

extension Visit {
  /// Display names by login.
  fileprivate func people(in looks: [RecordedLook]) throws -> [String: String] {
    let logins = looks.compactMap { look -> String? in
      if case .person(let login) = look.reader { login } else { nil }
    }
    return try names(of: logins)
  }
}
