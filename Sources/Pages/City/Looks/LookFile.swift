import OneStop
import OneStopStore
import Operations
import Words
import Workbook

/// Who looked at what, for a report on a breach: a line for each dossier of a look. It says nothing of applicants.
/// Where there are more than a file may have, it ends between two looks, and its last line says so.
struct LookFile {
  private let looks: [RecordedLook]
  /// The newest look that is not in it; nil: all are.
  private let cut: RecordedLook?
  /// Display names by login.
  let people: [String: String]
  let agencyName: (AgencyCode) -> String
  let today: LocalDate
  let words: Words

  /// - Parameter looks: one line more than a file may have, if there are as many.
  init(
    looks: [RecordedLook], people: [String: String], agencyName: @escaping (AgencyCode) -> String, today: LocalDate,
    words: Words, most: Int = TableFile.mostRows
  ) {
    var (count, whole) = (0, 0)
    for look in looks {
      guard count + look.dossiers.count <= most, whole < most else { break }
      (count, whole) = (count + look.dossiers.count, whole + 1)
    }
    // One look alone may have more than a file: what goes into it does.
    var kept = Array(looks.prefix(max(whole, 1)))
    if whole == 0, !kept.isEmpty { kept[0].dossiers = Array(kept[0].dossiers.prefix(most)) }
    self.looks = kept
    cut = whole < looks.count ? looks[whole] : nil
    (self.people, self.agencyName, self.today, self.words) = (people, agencyName, today, words)
  }

  private var names: LookWords { words.looks }

  var table: TableFile {
    let columns = names.columns
    let titles = [
      columns.moment, columns.kind, columns.reader, columns.name, columns.agency, columns.part, columns.page,
      columns.address, columns.dossier, columns.holder,
    ]
    var lines = looks.flatMap { look in look.dossiers.map { cells(look, $0) } }
    if let cut {
      lines.append([names.cut.text(["moment": cut.at.rfc3339])] + titles.dropFirst().map { _ in "" })
    }
    return TableFile(
      name: "xem-ho-so_\(today)", sheet: names.title.text, caption: [names.title.text],
      columns: titles.map { .init($0.text) }, rows: lines.map { Workbook.Row($0.map { .text($0) }) })
  }

  private func cells(_ look: RecordedLook, _ dossier: RecordedLook.Dossier) -> [String] {
    var (reader, name) = (look.reader.name, "")
    switch look.reader {
    case .person(let login): name = people[login] ?? ""
    case .token: break
    case .applicant(let proof): reader = names.proofs[proof].text
    }
    let page = LookSource(pattern: look.page).map { names.pages[$0].text } ?? ""
    let file = LookSource.file(ofPage: look.page).map { ", " + names.file.text(["number": "\($0)"]) } ?? ""
    return [
      look.at.rfc3339, names.readers[look.reader.kind].text, reader, name, look.agency.map(agencyName) ?? "",
      names.parts[look.part].text, page + file, look.page,
      dossier.code.description, agencyName(dossier.agency),
    ]
  }
}
