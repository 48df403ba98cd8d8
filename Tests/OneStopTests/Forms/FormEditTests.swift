import OneStop
import Testing

@Suite("A change of a form")
struct FormEditTests {
  static func key(_ text: String) throws -> FieldKey { try #require(FieldKey(text)) }

  /// Pages, sections and keys, to be read at a glance: `loai ho_ten | dat tong tang(ten_tang dien_tich)`.
  static func outline(_ form: FormDefinition) -> String {
    form.pages.map { page in
      page.sections.map { section in
        section.fields.map { field in
          guard case .group(let group) = field.type else { return field.key.description }
          return "\(field.key)(\(group.columns.map(\.key.description).joined(separator: " ")))"
        }.joined(separator: " ")
      }.joined(separator: " / ")
    }.joined(separator: " | ")
  }

  private static let whole =
    "loai ho_ten to_chuc noi_o | dat tong tang(ten_tang dien_tich ghi_chu) | cam_doan ngay ban_ve"

  private static func line(_ key: String) throws -> FormField {
    FormField(key: try Self.key(key), label: BilingualText("Mới"), type: .input(.line(LineRule())))
  }

  private static func path(_ text: String) throws -> FormPath {
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    return switch numbers.count {
    case 1: .page(numbers[0])
    case 2: .section(page: numbers[0], numbers[1])
    default: .field(try key(text))
    }
  }

  @Test(
    "moves what it names one place, and at the edge of a section into the next one",
    arguments: [
      (
        "ho_ten", FormEdit.Direction.up,
        "ho_ten loai to_chuc noi_o | dat tong tang(ten_tang dien_tich ghi_chu) | cam_doan ngay ban_ve"
      ),
      ("loai", .down, "ho_ten loai to_chuc noi_o | dat tong tang(ten_tang dien_tich ghi_chu) | cam_doan ngay ban_ve"),
      ("noi_o", .down, "loai ho_ten to_chuc | noi_o dat tong tang(ten_tang dien_tich ghi_chu) | cam_doan ngay ban_ve"),
      ("dat", .up, "loai ho_ten to_chuc noi_o dat | tong tang(ten_tang dien_tich ghi_chu) | cam_doan ngay ban_ve"),
      (
        "dien_tich", .up, "loai ho_ten to_chuc noi_o | dat tong tang(dien_tich ten_tang ghi_chu) | cam_doan ngay ban_ve"
      ),
      ("1", .up, "dat tong tang(ten_tang dien_tich ghi_chu) | loai ho_ten to_chuc noi_o | cam_doan ngay ban_ve"),
      ("1-0", .up, "loai ho_ten to_chuc noi_o / dat tong tang(ten_tang dien_tich ghi_chu) |  | cam_doan ngay ban_ve"),
    ])
  func move(path: String, direction: FormEdit.Direction, after: String) throws {
    let form = try SampleForm.form()
    #expect(Self.outline(form) == Self.whole)
    #expect(Self.outline(try form.applying(.move(Self.path(path), direction)).form) == after)
  }

  @Test(
    "goes no further than the edge",
    arguments: [
      ("loai", FormEdit.Direction.up), ("ban_ve", .down), ("ten_tang", .up), ("ghi_chu", .down), ("0", .up),
      ("2", .down), ("0-0", .up), ("2-0", .down),
    ])
  func edge(path: String, direction: FormEdit.Direction) throws {
    let form = try SampleForm.form()
    #expect(throws: FormEdit.Mistake.atEdge) { try form.applying(.move(Self.path(path), direction)) }
  }

  @Test("copies a page with keys of its own, and what the copy computes it computes from the copy")
  func copyPage() throws {
    let (form, path) = try SampleForm.form().applying(.copy(.page(1)))
    #expect(path == .page(2))
    #expect(form.pages.count == 4)
    #expect(
      Self.outline(form).contains("| dat_2 tong_2 tang_2(ten_tang_2 dien_tich_2 ghi_chu_2) |"), "\(Self.outline(form))")
    let tong = try #require(form.field(Self.key("tong_2")))
    #expect(tong.type == .computed(try Formula("sum(dien_tich_2)")))
    let area = try #require(form.field(Self.key("dien_tich_2")))
    #expect(area.checks.map(\.formula.text) == ["dien_tich_2 <= dat_2"])
    #expect(form.mistakes(papers: ["Bản vẽ"]) == [])
    // What reads the original goes on reading it.
    #expect(form.pages[3].condition?.text == "dat > 50")
    let again = try form.applying(.copy(.field(Self.key("dat_2")))).form
    #expect(again.field(try Self.key("dat_3")) != nil)
  }

  @Test("gives a field another key, which every formula follows, parts and all")
  func rename() throws {
    var field = try #require(SampleForm.form().field(Self.key("dat")))
    field.key = try Self.key("dien_tich_dat")
    let (form, path) = try SampleForm.form().applying(.changeField(Self.key("dat"), field))
    #expect(path == .field(field.key))
    #expect(form.pages[2].condition?.text == "dien_tich_dat > 50")
    #expect(form.field(try Self.key("dien_tich"))?.checks.first?.formula.text == "dien_tich <= dien_tich_dat")
    #expect(form.mistakes(papers: ["Bản vẽ"]) == [])

    let part = SampleForm.text.replacing("dat > 50", with: #"dat > 50 and noi_o.xa = \"dat noi_o\""#)
    var address = try #require(SampleForm.form(part).field(Self.key("noi_o")))
    address.key = try Self.key("cho_o")
    let moved = try SampleForm.form(part).applying(.changeField(Self.key("noi_o"), address)).form
    #expect(moved.pages[2].condition?.text == #"dat > 50 and cho_o.xa = "dat noi_o""#)
  }

  @Test("keeps a group's columns, whatever the field says of them")
  func columns() throws {
    var group = try #require(SampleForm.form().field(Self.key("tang")))
    group.type = .group(FormGroup(columns: [], rows: 2...5))
    let form = try SampleForm.form().applying(.changeField(Self.key("tang"), group)).form
    #expect(Self.outline(form) == Self.whole)
    guard case .group(let changed)? = form.field(try Self.key("tang"))?.type else {
      Issue.record("It is no group")
      return
    }
    #expect(changed.rows == 2...5)
  }

  @Test("adds, deletes and moves to another place")
  func addAndDelete() throws {
    var form = try SampleForm.form()
    form = try form.applying(.addPage(title: BilingualText("Thêm"), condition: nil)).form
    form = try form.applying(.addSection(page: 3, FormSection(title: BilingualText("Mục"), fields: []))).form
    form = try form.applying(.addField(Self.line("moi"), to: .section(page: 3, 1))).form
    form = try form.applying(.addField(Self.line("cot"), to: .group(Self.key("tang")))).form
    form = try form.applying(.moveField(Self.key("ngay"), to: .section(page: 3, 0))).form
    form = try form.applying(.moveField(Self.key("noi_o"), to: .group(Self.key("tang")))).form
    form = try form.applying(.delete(.field(Self.key("ghi_chu")))).form
    form = try form.applying(.delete(.page(0))).form
    #expect(
      Self.outline(form) == "dat tong tang(ten_tang dien_tich cot noi_o) | cam_doan ban_ve | ngay / moi")
    form = try form.applying(.delete(.section(page: 2, 1))).form
    #expect(Self.outline(form).hasSuffix("| ngay"))
    #expect(try form.applying(.changeForm(title: BilingualText("Tên"), basis: "Mẫu")).form.basis == "Mẫu")
    let section = FormSection(title: BilingualText("Tiêu đề"), condition: try Formula("dat > 1"), fields: [])
    form = try form.applying(.changeSection(page: 1, 0, section)).form
    #expect(form.pages[1].sections[0].fields.count == 2 && form.pages[1].sections[0].title?.vietnamese == "Tiêu đề")
  }

  @Test("that cannot be made says why, and changes nothing")
  func refused() throws {
    let form = try SampleForm.form()
    let group = try #require(form.field(Self.key("tang")))
    var line = try Self.line("tang")
    let cases: [(FormEdit, FormEdit.Mistake)] = [
      (.addField(try Self.line("dat"), to: .section(page: 0, 0)), .keyTaken(try Self.key("dat"))),
      (.addField(try Self.line("ten_tang"), to: .section(page: 0, 0)), .keyTaken(try Self.key("ten_tang"))),
      (.addField(try Self.line("moi"), to: .section(page: 0, 1)), .noPlace),
      (.addField(try Self.line("moi"), to: .group(try Self.key("dat"))), .noPlace),
      (.changeField(try Self.key("khong_co"), line), .noPlace),
      (.changeField(try Self.key("dat"), try Self.line("ho_ten")), .keyTaken(try Self.key("ho_ten"))),
      (.changeField(try Self.key("tang"), line), .hasColumns),
      (.changeField(try Self.key("ten_tang"), group), .keyTaken(try Self.key("tang"))),
      (.moveField(try Self.key("tang"), to: .group(try Self.key("tang"))), .groupInGroup),
      (.moveField(try Self.key("dat"), to: .section(page: 9, 0)), .noPlace),
      (.delete(.page(3)), .noPlace), (.delete(.form), .noPlace), (.copy(.section(page: 0, 4)), .noPlace),
      (.changePage(-1, title: BilingualText("x"), condition: nil), .noPlace),
      (.move(.field(try Self.key("khong_co")), .up), .noPlace),
    ]
    for (edit, mistake) in cases {
      #expect(throws: mistake, "\(edit)") { try form.applying(edit) }
    }
    line.key = try Self.key("ten_tang")
    line.type = .group(FormGroup(columns: [], rows: 1...2))
    #expect(throws: FormEdit.Mistake.groupInGroup) { try form.applying(.changeField(line.key, line)) }
  }

  @Test("finds no end of fields or parts")
  func bounds() throws {
    var form = try SampleForm.form()
    var made = 0
    #expect(throws: FormEdit.Mistake.tooManyFields(most: FormDefinition.mostFields)) {
      while made < 400 {
        form = try form.applying(.copy(.field(Self.key("tang")))).form
        made += 1
      }
    }
    #expect(made > 200 && form.keys.count > FormDefinition.mostFields - 4)
    form = FormDefinition(title: BilingualText("T"), pages: [])
    for _ in 0..<FormDefinition.mostParts {
      form = try form.applying(.addPage(title: BilingualText("P"), condition: nil)).form
    }
    #expect(throws: FormEdit.Mistake.tooManyParts(most: FormDefinition.mostParts)) {
      try form.applying(.addPage(title: BilingualText("P"), condition: nil))
    }
  }

  @Test("knows who reads a field, and what a condition may read")
  func readers() throws {
    let form = try SampleForm.form()
    let dat = form.readers(of: try Self.key("dat"))
    #expect(dat.fields.map(\.key.description) == ["dien_tich"] && dat.isConditionOfPart)
    let group = form.readers(of: try Self.key("tang"))
    #expect(group.fields.map(\.key.description) == ["tong"] && !group.isConditionOfPart)
    #expect(form.readers(of: try Self.key("ban_ve")).fields.isEmpty)
    #expect(
      form.fields(before: .field(try Self.key("dien_tich"))).map(\.key.description).suffix(2) == ["tong", "ten_tang"])
    #expect(form.fields(before: .page(1)).count == 4)
    #expect(form.fields(before: .section(page: 1, 0)).count == 4)
    #expect(form.fields(beforeEndOf: .section(page: 0, 0)).count == 4)
    #expect(form.fields(beforeEndOf: .section(page: 2, 0)).last?.key.description == "ban_ve")
    #expect(form.fields(beforeEndOf: .group(try Self.key("tang"))).last?.key.description == "ghi_chu")
    #expect(form.room(of: try Self.key("dien_tich")) == .group(try Self.key("tang")))
    #expect(form.room(of: try Self.key("ngay")) == .section(page: 2, 0))
  }

  @Test("leads from a mistake to the part that is mended")
  func mistakePath() throws {
    let key = try Self.key("dat")
    #expect(FormPlace(page: 1, section: 0, key: key).path == .field(key))
    #expect(FormPlace(page: 1, section: 0).path == .section(page: 1, 0))
    #expect(FormPlace(page: 1).path == .page(1))
    #expect(FormPlace.form.path == .form)
  }

  @Test(
    "reads a condition out with what it is compared with",
    arguments: [
      (#"loai = "to_chuc""#, "«loai» same 'to_chuc'@loai"),
      (#"not (a and b) or c >= 3"#, "not open «a» and «b» close or «c» least 3"),
      (#"a - (b - 1) * 2"#, "«a» minus open «b» minus 1 close times 2"),
      (#"has(quyen, "x") and filled(so)"#, "«quyen» has 'x'@quyen and «so» filled"),
      (#"max(a, 2) > 1"#, "max open «a» comma 2 close more 1"),
      (#"a and (b or c)"#, "«a» and open «b» or «c» close"),
    ])
  func pieces(text: String, read: String) throws {
    let words = try Formula(text).pieces.map { piece in
      switch piece {
      case .field(let name): "«\(name)»"
      case .text(let text, let other): "'\(text)'@\(other ?? "")"
      case .value(let value): value.number.map { "\($0)" } ?? "\(value)"
      case .word(let word): word.rawValue
      case .function(let function): function.rawValue
      }
    }
    #expect(words.joined(separator: " ") == read)
  }
}
