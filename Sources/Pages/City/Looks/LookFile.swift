import OneStop
import OneStopStore
import Operations
import Words
import Workbook

/// Who looked at what, for a report on a breach: a line for each dossier of a look. It says nothing of applicants.
struct LookFile {
  let looks: [RecordedLook]
  /// Display names by login.
  let people: [String: String]
  let agencyName: (AgencyCode) -> String
  let today: LocalDate
  let words: Words

  private var names: LookWords { words.looks }

  var table: TableFile {
    let columns = names.columns
    let titles = [
      columns.moment, columns.kind, columns.reader, columns.name, columns.agency, columns.part, columns.page,
      columns.dossier, columns.holder,
    ]
    let lines = looks.lazy.flatMap { look in look.dossiers.map { cells(look, $0) } }.prefix(TableFile.mostRows)
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
    return [
      look.at.rfc3339, names.readers[look.reader.kind].text, reader, name, look.agency.map(agencyName) ?? "",
      names.parts[look.part].text, look.page, dossier.code.description, agencyName(dossier.agency),
    ]
  }
}
