import OneStop
import OneStopStore
import TestSupport
import Testing

@testable import Operations
@testable import Portal

@Suite("The forms that come with a catalogue") struct PublishFormsTests {
  @Test("Each is sound beside its procedure, and is published once", arguments: ["2018", nil] as [String?])
  func shipped(_ catalogue: String?) throws {
    let data = try TestStore()
    let now = TestStore.operationsNow
    let files = try Resources.all.catalogueFiles(catalogue)
    try data.store.writer.bulk { _ = try $0.importCatalogue(files, now: now) }
    let forms = try Resources.all.forms(catalogue)
    #expect(forms.count >= 9)
    #expect(try data.run(PublishForms(forms, now: now)) == forms.map(\.procedure))
    #expect(try data.run(PublishForms(forms, now: now)).isEmpty)
  }

  @Test("Of several versions that come with a catalogue, the day of filing chooses")
  func versions() throws {
    let data = try TestStore()
    let now = TestStore.operationsNow
    let files = try Resources.all.catalogueFiles("2018")
    try data.store.writer.bulk { _ = try $0.importCatalogue(files, now: now) }
    let forms = try Resources.forms.get()
    _ = try data.run(PublishForms(forms, now: now))
    let code = try ProcedureCode("2.002043").unwrapped
    let bases = try ["2020-12-31", "2021-01-01", "2025-06-30", "2025-07-01"].map { day in
      try data.read { try $0.form(of: code, on: LocalDate(day).unwrapped) }.unwrapped.form.basis
    }
    #expect(bases[0].contains("20/2015/TT-BKHĐT"))
    #expect(bases[1].contains("01/2021/TT-BKHĐT") && bases[2] == bases[1])
    #expect(bases[3].contains("68/2025/TT-BTC"))
  }
}
