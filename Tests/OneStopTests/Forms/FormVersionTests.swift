import OneStop
import Testing

@Suite("Versions of a form")
struct FormVersionTests {
  @Test("are read again as they were written")
  func exchange() throws {
    let form = try SampleForm.form()
    let again = try FormDefinition(parsing: form.json, file: "again.json")
    #expect(again == form)
    #expect(FormDifference(from: form, to: again).entries.isEmpty)
  }

  @Test(
    "that are wrong in a file name the place",
    arguments: [
      ("\"type\": \"tick\"", "\"type\": \"ticks\"", "pages 3, sections 1, fields 1, type"),
      ("\"key\": \"ngay\"", "\"key\": \"Ngày\"", "pages 3, sections 1, fields 2, key"),
      ("dien_tich <= dat", "dien_tich <= ", "pages 2, sections 1, fields 3, columns 2, checks 1, must"),
      ("\"most\": 2", "\"most\": 200", "pages 3, sections 1, fields 3, most"),
      ("\"basis\"", "\"basics\"", "basics"),
    ])
  func wrong(part: String, instead: String, place: String) throws {
    let text = SampleForm.text.replacing(part, with: instead)
    let mistakes = #expect(throws: CatalogueMistakes.self) { try SampleForm.form(text) }
    #expect(mistakes?.list.map(\.field) == [place])
  }

  @Test("differ in fields that came, went, moved and changed")
  func difference() throws {
    let old = try SampleForm.form()
    let new = try SampleForm.form(
      SampleForm.text.replacing("\"key\": \"ngay\"", with: "\"key\": \"ngay_ky\"")
        .replacing("\"label_vi\": \"Bản vẽ\"", with: "\"label_vi\": \"Các bản vẽ\"")
        .replacing("\"most_rows\": 3", with: "\"most_rows\": 9")
        .replacing("years(ngay", with: "years(ngay_ky"))
    let entries = FormDifference(from: old, to: new).entries
    #expect(entries.map(\.key.description) == ["tang", "ngay_ky", "ban_ve", "ngay"])
    #expect(entries.map(\.changes) == [[.changed([.type])], [.added], [.changed([.label])], [.removed]])
    #expect(entries[1].page == new.pages.last?.title && entries[3].page == old.pages.last?.title)
  }

  @Test("differ in what moved, and in pages and sections, by their fields and not by their titles")
  func parts() throws {
    let old = try SampleForm.form()
    #expect(FormDifference(from: old, to: old).isEmpty)
    var new = try old.applying(.move(.field(try #require(FieldKey("noi_o"))), .up)).form
    new = try new.applying(.move(.field(try #require(FieldKey("ngay"))), .down)).form
    new.pages[1].title = BilingualText("Nhà")
    new.pages[2].condition = nil
    new.basis = "Mẫu số 1"
    new.pages[1].sections[0].title = nil
    new.pages.append(FormPage(title: BilingualText("Thêm"), sections: []))
    new.pages.remove(at: 0)
    let difference = FormDifference(from: old, to: new)
    #expect(difference.entries.map(\.key.description) == ["ban_ve", "loai", "ho_ten", "to_chuc", "noi_o"])
    #expect(difference.entries.first?.changes == [.moved])
    // A page with another title is the same page.
    #expect(difference.entries.map { $0.formerPage?.vietnamese } == [nil, nil, nil, nil, nil])
    var apart = old
    apart.pages[0].sections[0].fields.append(apart.pages[1].sections[0].fields.removeLast())
    let moved = FormDifference(from: old, to: apart).entries
    #expect(moved.map(\.changes) == [[.moved]] && moved[0].page == old.pages[0].title)
    #expect(moved[0].formerPage == old.pages[1].title)
    let parts = difference.parts.map { "\($0.kind) \(($0.now ?? $0.former)?.title?.vietnamese ?? "-")" }
    #expect(
      parts == [
        "form Đơn thử", "page Nhà", "page Cam kết", "page Thêm", "section -", "page Người nộp",
      ])
    #expect(
      difference.parts.map(\.changes) == [
        [.changed([.source])], [.changed([.label])], [.changed([.condition])], [.added], [.changed([.label])],
        [.removed],
      ])
  }

  @Test("bring a draft over with what fits, and say what does not")
  func broughtOver() throws {
    let old = try SampleForm.form()
    let new = try SampleForm.form(
      SampleForm.text.replacing("\"key\": \"ngay\"", with: "\"key\": \"ngay_ky\"").replacing(
        "years(ngay", with: "years(ngay_ky"
      )
      .replacing("\"value\": \"ca_nhan\"", with: "\"value\": \"nguoi\"")
      .replacing("\"key\": \"ghi_chu\"", with: "\"key\": \"ghi_them\""))
    let answers = FormAnswers(
      fields: ["loai": ["ca_nhan"], "ho_ten": ["Ánh"], "ngay": ["1/1/2020"], "noi_o.xa": ["Sài Gòn"]],
      rows: ["tang": [["ten_tang": ["1"], "ghi_chu": ["x"]], ["ten_tang": ["2"]]]])
    let (kept, lost) = answers.brought(from: PreparedForm(old), to: PreparedForm(new), in: SampleForm.setting)
    #expect(kept.fields == ["ho_ten": ["Ánh"], "noi_o.xa": ["Sài Gòn"]])
    #expect(kept.rows == ["tang": [["ten_tang": ["1"]], ["ten_tang": ["2"]]]])
    #expect(lost.map(\.name) == ["loai", "ngay", "ghi_chu"])
    #expect(lost.map(\.texts) == [["ca_nhan"], ["1/1/2020"], ["x"]])
  }

  @Test("keep answers byte for byte")
  func answers() throws {
    let answers = FormAnswers(
      fields: ["a": ["\"<\u{1}ấ"], "b": ["x", "y"]], rows: ["g": [["c": ["1"]], [:], ["c": ["2", "3"]]]])
    #expect(FormAnswers(parsing: answers.json) == answers)
    #expect(FormAnswers(parsing: Array("{\"a\":1}".utf8)) == nil)
    #expect(FormAnswers(parsing: Array("[]".utf8)) == nil)
  }
}
