import Testing

@testable import OneStop

@Suite("Mistakes in catalogue files")
struct CatalogueMistakeTests {
  static let city = #"{"code":"H01.1","name_vi":"Thành phố","kind":"unit"}"#

  /// What is told of a file of that name, read onto a catalogue with the agency H01.1.
  private func mistakes(_ name: String, _ text: String) throws -> [String] {
    let base = try Catalogue().reading([CatalogueFile(name: "agencies.json", bytes: Array("[\(Self.city)]".utf8))])
    do throws(CatalogueMistakes) {
      _ = try base.reading([CatalogueFile(name: name, bytes: Array(text.utf8))])
      return []
    } catch {
      return error.list.map(\.description)
    }
  }

  private func agency(_ members: String) -> String {
    #"[{"code":"H01.2","name_vi":"Sở","kind":"department"\#(members)}]"#
  }

  @Test(
    "Texts that no page can show, and more than any has",
    arguments: [
      (#""\u0007Sở""#, "It has control characters."), (#""Sở\nXây dựng""#, "It has control characters."),
      (#""\u0000""#, "Nothing in it is visible."),
      ("\"" + String(repeating: "a", count: 2_001) + "\"", "It may have at most 2000 characters."),
    ])
  func texts(_ name: String, _ sentence: String) throws {
    let text = #"[{"code":"H01.2","name_vi":\#(name),"kind":"unit"}]"#
    #expect(try mistakes("agencies.json", text) == ["agencies.json: H01.2: name_vi: \(sentence)"])
  }

  @Test("A code that is written in two ways is one code", arguments: ["H01.2\u{200B}", "h01.2", "Ｈ01.2", " H01.2"])
  func twins(_ code: String) throws {
    let text = #"[{"code":"H01.2","name_vi":"Sở","kind":"unit"},{"code":"\#(code)","name_vi":"Sai","kind":"unit"}]"#
    #expect(try mistakes("agencies.json", text).contains { $0.contains("Record 2 has the same code") })
  }

  @Test(
    "Agencies",
    arguments: [
      ("{", "agencies.json: It is not JSON: line 1 should have a name in quotes."),
      ("[\n1,\n]", "agencies.json: It is not JSON: line 3 should have a value."),
      ("{}", "agencies.json: It must be a list of records, not an object."),
      ("[5]", "agencies.json: record 1: It must be an object, not a number."),
      (#"[{"name_vi":"Sở","kind":"unit"}]"#, "agencies.json: record 1: code: It is missing."),
      (
        #"[{"code":"H1","name_vi":"Sở","kind":"unit"}]"#,
        "agencies.json: H1: code: It must be an agency's code such as 000.00.14.H29 or H29.14, not “H1”."
      ),
      (#"[{"code":"H01.2","name_vi":"","kind":"unit"}]"#, "agencies.json: H01.2: name_vi: It is empty."),
      (
        #"[{"code":"H01.2","name_vi":7,"kind":"unit"}]"#,
        "agencies.json: H01.2: name_vi: It must be a text, not a number."
      ),
      (
        #"[{"code":"H01.2","name_vi":" Sở","kind":"unit"}]"#,
        "agencies.json: H01.2: name_vi: It begins or ends with white space."
      ),
      (#"[{"code":"H01.2","name_vi":"Sở"}]"#, "agencies.json: H01.2: kind: It is missing."),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"ministry"}]"#,
        "agencies.json: H01.2: kind: It must be one of department, district, ward, land_branch, unit, not “ministry”."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","parent":"H09.9"}]"#,
        "agencies.json: H01.2: parent: There is no agency H09.9."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","colour":"red"}]"#,
        "agencies.json: H01.2: colour: There is no field with this name."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","name_vi":"Sở","kind":"unit"}]"#,
        "agencies.json: H01.2: name_vi: It appears more than once."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","code_certain":"no"}]"#,
        "agencies.json: H01.2: code_certain: It must be true or false, not a text."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit"},{"code":"H01.2","name_vi":"Sở","kind":"unit"}]"#,
        "agencies.json: H01.2: code: Record 2 has the same code as an earlier one."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","parent":"H01.2"}]"#,
        "agencies.json: H01.2: parent: It is below itself: H01.2 → H01.2."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","phone":"gọi 1022"}]"#,
        "agencies.json: H01.2: phone: It must be a telephone number such as 028 3829 1234 or 1022, not “gọi 1022”."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","address":" 86 Lê Thánh Tôn"}]"#,
        "agencies.json: H01.2: address: It begins or ends with white space."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","opening_hours":730}]"#,
        "agencies.json: H01.2: opening_hours: It must be a text, not a number."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Xã","kind":"ward","unit_code":"2574"}]"#,
        "agencies.json: H01.2: unit_code: It must be five digits, not “2574”."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Xã","kind":"ward","former_areas":["Quận 8","Quận 8"]}]"#,
        "agencies.json: H01.2: former_areas 2: “Quận 8” is listed more than once."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Xã","kind":"ward","former_area":"Quận 7","former_areas":["Quận 8"]}]"#,
        "agencies.json: H01.2: former_area: It must be the first of former_areas."
      ),
      (
        #"[{"code":"H01.2","name_vi":"Sở","kind":"unit","receives_at":"H09.9"}]"#,
        "agencies.json: H01.2: receives_at: There is no agency H09.9."
      ),
    ])
  func agencies(text: String, mistake: String) throws {
    #expect(try mistakes("agencies.json", text) == [mistake])
  }

  @Test("A ring of parents is told for each in it, and not for those below it")
  func ring() throws {
    let text = """
      [{"code":"H01.2","name_vi":"A","kind":"unit","parent":"H01.3"},
       {"code":"H01.3","name_vi":"B","kind":"unit","parent":"H01.2"},
       {"code":"H01.4","name_vi":"C","kind":"unit","parent":"H01.3"}]
      """
    #expect(
      try mistakes("agencies.json", text) == [
        "agencies.json: H01.2: parent: It is below itself: H01.2 → H01.3 → H01.2.",
        "agencies.json: H01.3: parent: It is below itself: H01.3 → H01.2 → H01.3.",
      ])
  }

  /// A procedure without mistakes, member by member.
  static let members: [(name: String, value: String)] = [
    ("code", #""P1""#), ("name_vi", #""Thủ tục""#), ("field_code", #""dat-dai""#), ("field_vi", #""Đất đai""#),
    ("agency_code", #""H01.1""#), ("duration", #"{"value":3,"unit":"working_days"}"#), ("online_level", "3"),
    ("fee_vnd", "0"), ("valid_from", #""2016-01-01""#),
    ("documents", #"[{"name_vi":"Đơn","original_or_copy":"original"}]"#),
    (
      "steps",
      #"[{"name_vi":"Nhận","unit_vi":"Bộ phận","share":0.4},{"name_vi":"Trả","unit_vi":"Bộ phận","share":0.6}]"#
    ),
  ]

  @Test("A procedure with the least that it needs has no mistakes")
  func leastProcedure() throws {
    let text = Self.members.map { "\"\($0.name)\":\($0.value)" }.joined(separator: ",")
    #expect(try mistakes("procedures.json", "[{\(text)}]") == [])
  }

  @Test(
    "Procedures",
    arguments: [
      ("code", #""P 1""#, "P 1: code: It must be a procedure's code such as 1.003868, not “P 1”."),
      ("name_vi", "null", "P1: name_vi: It is missing."),
      ("field_code", #""Đất""#, "P1: field_code: It must be small letters, digits and hyphens, not “Đất”."),
      ("agency_code", #""H09.9""#, "P1: agency_code: There is no agency H09.9."),
      ("agency_code", "null", "P1: agency_code: One of agency_code and agency_kind is needed."),
      (
        "agency_kind", #""office""#,
        "P1: agency_kind: It must be one of department, district, ward, land_branch, unit, not “office”."
      ),
      ("duration", "3", "P1: duration: It must be an object, not a number."),
      ("duration", #"{"value":0,"unit":"working_days"}"#, "P1: duration, value: It must be 1 to 3650, not 0."),
      (
        "duration", #"{"value":3,"unit":"days"}"#,
        "P1: duration, unit: It must be one of working_days, working_hours, calendar_days, not “days”."
      ),
      ("cutoff", #""3pm""#, "P1: cutoff: It must be a time such as 15:00, not “3pm”."),
      ("supplement", #""stop""#, "P1: supplement: It must be one of continue, restart, not “stop”."),
      ("online_level", "5", "P1: online_level: It must be 1 to 4, not 5."),
      ("online_level", "2.5", "P1: online_level: It must be a whole number, not 2.5."),
      ("fee_vnd", "-1", "P1: fee_vnd: It must be at least 0, not -1."),
      ("valid_from", #""2016-02-30""#, "P1: valid_from: It must be a date such as 2018-06-01, not “2016-02-30”."),
      ("valid_to", #""2015-12-31""#, "P1: valid_to: It is before valid_from, 2016-01-01."),
      ("replaced_by", #""P1""#, "P1: replaced_by: It cannot replace itself."),
      ("replaces", #"["P 1"]"#, "P1: replaces 1: It must be a procedure's code such as 1.003868, not “P 1”."),
      ("replaces", #""P2""#, "P1: replaces: It must be a list, not a text."),
      ("keywords", #"["sổ đỏ",""]"#, "P1: keywords 2: It is empty."),
      ("online_service", #""all""#, "P1: online_service: It must be one of partial, full, not “all”."),
      (
        "online_level", #"2,"online_service":"full""#,
        "P1: online_service: It is full, and online_level 2 is information only."
      ),
      ("external", #""yes""#, "P1: external: It must be true or false, not a text."),
      ("documents", "{}", "P1: documents: It must be a list, not an object."),
      (
        "documents", #"[{"name_vi":"Đơn","original_or_copy":"fax"}]"#,
        "P1: documents 1, original_or_copy: It must be one of original, copy, certified_copy, not “fax”."
      ),
      (
        "documents", #"[{"name_vi":"Đơn","original_or_copy":"copy","pages":2}]"#,
        "P1: documents 1, pages: There is no field with this name."
      ),
      (
        "steps", #"[{"name_vi":"Nhận","unit_vi":"Bộ phận","share":0.4}]"#,
        "P1: steps: The shares add up to 0.4, not to 1."
      ),
      (
        "steps", #"[{"name_vi":"Nhận","unit_vi":"Bộ phận","share":0}]"#,
        "P1: steps 1, share: It must be more than 0 and at most 1."
      ),
      (
        "consults", #"[{"agency":"Sở","agency_code":"H09.9","working_days":3}]"#,
        "P1: consults 1, agency_code: There is no agency H09.9."
      ),
      (
        "consults", #"[{"agency_kind":"ward","working_days":3}]"#, "P1: consults 1, agency: It is missing."
      ),
      ("level", #""x","level":"x""#, "P1: level: It appears more than once."),
    ])
  func procedures(name: String, value: String, mistake: String) throws {
    let others = Self.members.filter { $0.name != name }.map { "\"\($0.name)\":\($0.value)" }
    let text = "[{\((others + ["\"\(name)\":\(value)"]).joined(separator: ","))}]"
    #expect(try mistakes("procedures.json", text) == ["procedures.json: \(mistake)"])
  }

  @Test(
    "Holidays",
    arguments: [
      ("[]", "It must be an object by years, not a list."),
      (#"{"MMXX":{}}"#, "MMXX: It must be a year, 2000 to 2100."),
      (#"{"2028":{},"2028":{}}"#, "2028: It appears more than once."),
      (
        #"{"2028":{"off":[{"date":"2028-13-01","name_vi":"Tết","kind":"statutory"}]}}"#,
        "2028: off 1, date: It must be a date such as 2018-06-01, not “2028-13-01”."
      ),
      (
        #"{"2028":{"off":[{"date":"2027-01-01","name_vi":"Tết","kind":"statutory"}]}}"#,
        "2028: off 1, date: 2027-01-01 is not in 2028."
      ),
      (
        #"{"2028":{"off":[{"date":"2028-01-01","name_vi":"Tết","kind":"free"}]}}"#,
        "2028: off 1, kind: It must be one of statutory, compensatory, swap, not “free”."
      ),
      (
        #"{"2028":{"off":[{"date":"2028-01-01","name_vi":"A","kind":"swap"},{"date":"2028-01-01","name_vi":"A","kind":"swap"}]}}"#,
        "2028: off 2, date: 2028-01-01 is listed more than once."
      ),
      (
        #"{"2028":{"off":[{"date":"2028-01-01","name_vi":"A","kind":"swap"}],"makeup":["2028-01-01"]}}"#,
        "2028: makeup 1: 2028-01-01 is a day off of this year."
      ),
      (#"{"2028":{"makeup":["2028-01-04"]}}"#, "2028: makeup 1: 2028-01-04 is a working day already."),
      (
        #"{"2028":{"makeup":["2028-01-08","2028-01-08"]}}"#, "2028: makeup 2: 2028-01-08 is listed more than once."
      ),
      (#"{"2028":{"makeup":[5]}}"#, "2028: makeup 1: It must be a text, not a number."),
      (#"{"2028":{"uncertain_dates":["2029-01-01"]}}"#, "2028: uncertain_dates 1: 2029-01-01 is not in 2028."),
      (#"{"2028":{"days":[]}}"#, "2028: days: There is no field with this name."),
    ])
  func holidays(text: String, mistake: String) throws {
    #expect(try mistakes("holidays.json", text) == ["holidays.json: \(mistake)"])
  }

  @Test(
    "Lunar dates",
    arguments: [
      (#"{"2036":{"tet":"2036-01-28"}}"#, "2036: hung_kings: It is missing."),
      (
        #"{"2036":{"tet":"2036-01-28","hung_kings":"2036-01-29"}}"#,
        "2036: hung_kings: It must be the tenth of the third lunar month, 67 to 100 days after tet."
      ),
      (#"{"2036":{"tet":"2035-01-28","hung_kings":"2036-04-06"}}"#, "2036: tet: 2035-01-28 is not in 2036."),
    ])
  func lunar(text: String, mistake: String) throws {
    #expect(try mistakes("lunar.json", text) == ["lunar.json: \(mistake)"])
  }

  @Test(
    "What is done elsewhere",
    arguments: [
      (#"[{"matter_vi":"Ly hôn"}]"#, "Ly hôn: where_vi: It is missing."),
      (#"[{"where_vi":"Tòa án"}]"#, "record 1: matter_vi: It is missing."),
      (
        #"[{"matter_vi":"Thuế","where_vi":"Thuế","url":"javascript:alert(1)"}]"#,
        "Thuế: url: It must be an address that begins with https://, not “javascript:alert(1)”."
      ),
      (
        #"[{"matter_vi":"Thuế","where_vi":"A"},{"matter_vi":"Thuế","where_vi":"B"}]"#,
        "Thuế: matter_vi: Record 2 has the same name as an earlier one."
      ),
    ])
  func elsewhere(text: String, mistake: String) throws {
    #expect(try mistakes("elsewhere.json", text) == ["elsewhere.json: \(mistake)"])
  }

  @Test(
    "Former communes",
    arguments: [
      (#"{"name_vi":"Phường 1"}"#, "record 1: district_vi: It is missing.", 3),
      (
        #"{"name_vi":"Phường 1","district_vi":"Quận 3","province_vi":"Thành phố","new":[{"code":"H09.9"}]}"#,
        "Phường 1, Quận 3, Thành phố: new 1, code: There is no agency H09.9.", 1
      ),
    ])
  func formerCommunes(record: String, mistake: String, count: Int) throws {
    let found = try mistakes("old-communes.json", "[\(record)]")
    #expect(found.first == "old-communes.json: \(mistake)" && found.count == count)
  }

  @Test("A file that tells by nothing what it holds")
  func unknownPart() throws {
    #expect(
      try mistakes("list.json", "[]") == [
        "list.json: It holds no agencies, procedures, holidays, lunar dates, matters handled elsewhere or former communes."
      ])
  }

  @Test("All mistakes of all files are told, and what names a record with a mistake is none")
  func severalFiles() throws {
    let agencies = #"[{"code":"H01.2","kind":"unit"},{"code":"H01.3","name_vi":"B","kind":"unit","parent":"H01.2"}]"#
    let files = [
      CatalogueFile(name: "agencies.json", bytes: Array(agencies.utf8)),
      CatalogueFile(name: "holidays.json", bytes: Array("{".utf8)),
    ]
    let error = #expect(throws: CatalogueMistakes.self) { try Catalogue().reading(files) }
    #expect(
      error?.description == """
        agencies.json: H01.2: name_vi: It is missing.
        holidays.json: It is not JSON: line 1 should have a name in quotes.
        """)
  }
}
