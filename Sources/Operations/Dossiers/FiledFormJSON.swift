import JSON
import OneStop
import OneStopStore

/// The form by which a dossier was filed, as JSON: what it says after the last mending.
package struct FiledFormJSON {
  private let version: PublishedForm
  private let filed: FiledAnswers
  private let sheet: FormSheet

  /// nil where the dossier was not filed by a form, or was erased.
  ///
  /// - Parameter setting: its day is not read: the law of the day of filing counts.
  package init?(of stored: StoredDossier, in snapshot: some Snapshot, _ setting: FormSetting) throws {
    guard stored.events.first?.kind == .filed, stored.dossier.erasedAt == nil else { return nil }
    let all = try snapshot.filedAnswers(of: stored.id)
    guard let first = all.first, let filed = all.last,
      let version = try snapshot.form(of: stored.dossier.filing.procedure, number: filed.form)
    else { return nil }
    var setting = setting
    setting.today = first.at.date
    self.version = version
    self.filed = filed
    sheet = FormSheet(form: version.prepared, answers: filed.answers, setting: setting)
  }

  func write(to json: inout JSONWriter) {
    json.member("version", version.number)
    json.member("title", version.form.title.vietnamese)
    json.member("basis", version.form.basis.isEmpty ? nil : version.form.basis)
    json.member("number", filed.number)
    json.member("at", filed.at)
    json.name("values")
    sheet.writeValues(to: &json)
  }
}
