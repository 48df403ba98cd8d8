import JSON
import TestSupport
import Testing

@testable import OneStop

@Suite("What an answer can mean")
struct CandidateTests {
  private static let lists = Result { try FormLists { try Resources.bytes("Codes/\($0)") } }
  private static let today = LocalDate("2026-11-30") ?? LocalDate(daysSinceEpoch: 0)

  private func industries(_ typed: String, limit: Int = 8) throws -> [String] {
    try CandidateTests.lists.get().industries(like: typed, on: CandidateTests.today, limit: limit).map(\.code)
  }

  @Test(
    "as an industry, in the words of every day, the best first",
    arguments: [
      ("bán cà phê", "5630"), ("cafe", "5630"), ("ca phe", "5630"), ("Quán cà phê sân vườn", "5630"),
      ("bán cơm", "5610"), ("dich vu an uong", "5610"), ("restaurant", "5610"), ("bán lẻ", "4719"),
      ("tạp hóa", "4711"), ("tap hoa", "4711"), ("cắt tóc", "9621"), ("cat toc nam", "9621"), ("sửa xe máy", "9532"),
      ("sửa xe", "9532"), ("may quần áo", "1410"), ("tiệm may", "1410"), ("561", "5610"),
      ("nhà hàng", "5610"), ("trồng lúa", "0111"), ("giặt ủi", "9610"), ("bán rau", "4722"), ("nhà trọ", "5520"),
      ("bida", "9329"),
    ])
  func everyday(typed: String, code: String) throws {
    let found = try industries(typed)
    #expect(found.first == code, "\(found)")
    #expect(found.count <= 8 && Set(found).count == found.count)
  }

  @Test("as a code, whatever begins so")
  func begun() throws {
    #expect(try industries("56") == ["5610", "5621", "5629", "5630", "5640"])
    #expect(try industries("99999").isEmpty && industries("").isEmpty && industries("zzz qqq").isEmpty)
    // A code of the former list means what its name does.
    let lists = try CandidateTests.lists.get()
    let old = try #require(lists.industries.first?["4772"])
    #expect(old.name.contains("thuốc"))
  }

  @Test("as an industry is never taken by guess, unless it is a code or a name word for word")
  func noGuess() throws {
    let lists = try CandidateTests.lists.get()
    let setting = FormSetting(today: CandidateTests.today, province: "79", lists: lists)
    for typed in ["bán cà phê", "cà phê", "561", "restaurant", "trồng"] {
      #expect(throws: FieldMistake.industry) { try InputType.industry.read([typed], in: setting) }
    }
    for typed in ["5630", "5630 Dịch vụ phục vụ đồ uống", "dich vu phuc vu do uong", "56301"] {
      #expect(try InputType.industry.read([typed], in: setting) == .text("5630"))
    }
    // What is offered is taken as it is offered.
    for industry in lists.industries(like: "bán lẻ", on: CandidateTests.today, limit: 8) {
      let text = "\(industry.code) \(industry.name)"
      #expect(text.typedLength <= InputType.industry.longest)
      #expect(try InputType.industry.read([text], in: setting) == .text(industry.code))
    }
  }

  @Test("is sought by the first words of a text alone")
  func long() throws {
    let words = String(repeating: "khac ", count: 8_000)
    #expect(try industries("cà phê " + words).contains("5630"))
    #expect(try industries(words + "cà phê") == industries(String(repeating: "khac ", count: 9)))
    let communes = try CandidateTests.lists.get().communes
    #expect(communes.near("Sài Gòn" + words, in: "79", limit: 8).isEmpty)
  }

  @Test("in every day's words names industries that there are, each call once")
  func words() throws {
    let log = MistakeLog(file: "industry-words.json")
    let value = try JSONValue(parsing: try Resources.bytes("Codes/industry-words.json"))
    let calls = readRecords(value, log) { reader in
      IndustryList.Everyday(names: reader.texts("names_vi"), codes: reader.texts("codes"))
    }
    #expect(log.mistakes.isEmpty && calls.count > 50)
    let list = try #require(try CandidateTests.lists.get().industries.last)
    for code in calls.flatMap(\.codes) { #expect(list[code]?.level == 4, "\(code)") }
    let names = calls.flatMap(\.names)
    #expect(Set(names).count == names.count)
    for call in calls {
      for name in call.names {
        let found = list.search(name, limit: 8).map(\.code)
        #expect(call.codes.first.map(found.contains) == true, "\(name): \(found)")
      }
    }
  }

  @Test(
    "as a commune, with a slip of the keyboard or in part",
    arguments: [
      ("Sai Gonn", "Phường Sài Gòn"), ("P. Sài Gồng", "Phường Sài Gòn"), ("Sia Gon", "Phường Sài Gòn"),
      ("phường Tân Địn", "Phường Tân Định"), ("Bàn C", nil), ("Bến Thànhh", "Phường Bến Thành"),
      ("Xã Cần Gio", "Xã Cần Giờ"), ("12", nil), ("zzzz", nil),
    ])
  func communes(typed: String, name: String?) throws {
    let found = try CandidateTests.lists.get().communes.near(typed, in: "79", limit: 8).map(\.name)
    if let name { #expect(found.contains(name), "\(found)") }
    #expect(found.count <= 8)
    if typed == "12" || typed == "zzzz" { #expect(found.isEmpty) }
  }

  @Test("is offered in the order of names, in the reader's language")
  func order() throws {
    let lists = try CandidateTests.lists.get()
    let provinces = lists.offered(.provinces, inEnglish: false).map(\.name.vietnamese)
    #expect(provinces.first == "Tỉnh An Giang" && provinces.contains("Thành phố Hà Nội"))
    let place = { (name: String) in provinces.firstIndex { $0.hasSuffix(name) } ?? -1 }
    #expect(place("Đắk Lắk") < place("Hà Nội") && place("Hà Nội") < place("Hồ Chí Minh"))
    for isEnglish in [false, true] {
      let nations = lists.offered(.nations, inEnglish: isEnglish)
      #expect(nations.count == 249 && nations.first?.code == "VN")
      let named = { (code: String) in nations.firstIndex { $0.code == code } ?? -1 }
      // Thụy Sĩ; Switzerland.
      #expect(isEnglish ? named("SE") < named("CH") : named("TH") < named("CH"))
      #expect(isEnglish ? named("DE") > named("FR") : named("DE") < named("FR"))
    }
    #expect(lists.offered(.nations, inEnglish: true) != lists.offered(.nations, inEnglish: false))
  }
}

@Suite("An address by which the agency is found")
struct PlaceRuleTests {
  private static let text = """
    {"title_vi": "Đơn", "pages": [
      {"title_vi": "Mẹ", "sections": [{"fields": [
        {"key": "ho_ten", "label_vi": "Họ tên", "type": "line", "required": true, "role": "applicant_name"},
        {"key": "me", "label_vi": "Nơi mẹ ở", "type": "address", "required": true, "role": "place"}]}]},
      {"title_vi": "Cha", "sections": [{"fields": [
        {"key": "biet_cha", "label_vi": "Biết cha", "type": "tick"},
        {"key": "cha", "label_vi": "Nơi cha ở", "type": "address", "required": true, "role": "place",
         "shown_if": "biet_cha"}]}]}]}
    """

  private func sheet(_ fields: FormAnswers.Row) throws -> FormSheet {
    FormSheet(
      form: PreparedForm(try SampleForm.form(PlaceRuleTests.text)), answers: FormAnswers(fields: fields),
      setting: setting)
  }

  private var setting: FormSetting {
    var setting = SampleForm.setting
    setting.lists.entries[.provinces]?.append(FormLists.Entry(code: "01", name: BilingualText("Thành phố Hà Nội")))
    setting.lists.communes = CommuneNames([
      CommuneNames.Commune(code: "26734", name: "Phường Sài Gòn", province: "79"),
      CommuneNames.Commune(code: "00004", name: "Phường Ba Đình", province: "01"),
    ])
    return setting
  }

  private func address(_ key: String, _ province: String) -> FormAnswers.Row {
    [
      "\(key).so_nha_duong": ["1 Lê Lợi"], "\(key).tinh": [province],
      "\(key).xa": [province == "79" ? "Phường Sài Gòn" : "Phường Ba Đình"],
    ]
  }

  @Test(
    "lies in this city, of several one of them", arguments: ["79", "01"], [String?.none, "79", "01"])
  func city(mother: String, father: String?) throws {
    var fields = address("me", mother)
    if let father {
      fields["biet_cha"] = ["co"]
      fields.merge(address("cha", father)) { $1 }
    }
    let sheet = try sheet(fields)
    let isHere = mother == "79" || father == "79"
    let last = AnswerPlace(father == nil ? "me.tinh" : "cha.tinh")
    #expect(sheet.mistakes.filter { $0.value == .outsideCity }.map(\.key) == (isHere ? [] : [last]))
    let place = sheet.place(setting.lists, province: "79")
    #expect(
      place == "1 Lê Lợi, \(isHere ? "Phường Sài Gòn, Thành phố Hồ Chí Minh" : "Phường Ba Đình, Thành phố Hà Nội")")
  }

  @Test("is no mistake before the other is answered, and has the city's province before anything is typed")
  func open() throws {
    var fields = address("me", "01")
    fields["biet_cha"] = ["co"]
    let half = try sheet(fields)
    #expect(!half.mistakes.values.contains(.outsideCity))
    #expect(half.presets(setting).map(\.place.name) == ["cha.tinh"])
    #expect(half.presets(setting).map(\.text) == ["79"])
    #expect(try sheet([:]).presets(setting).map(\.place.name) == ["me.tinh"])
    #expect(half.presets(FormSetting(today: setting.today, lists: setting.lists)).isEmpty)
  }
}
