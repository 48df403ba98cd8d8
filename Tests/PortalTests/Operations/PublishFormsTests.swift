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
    #expect(forms.count >= 5)
    #expect(Set(try data.run(PublishForms(forms, now: now))) == Set(forms.keys))
    #expect(try data.run(PublishForms(forms, now: now)).isEmpty)
  }
}
