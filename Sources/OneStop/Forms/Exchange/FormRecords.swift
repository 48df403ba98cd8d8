import JSON

extension FormDefinition {
  /// Reads a form as `write(to:)` writes it, and as a city exchanges it (`Resources/API/form.schema.json`). What it says
  /// is typed; whether it works, `mistakes` tells.
  package init(parsing bytes: [UInt8], file: String) throws(CatalogueMistakes) {
    let log = MistakeLog(file: file)
    let value: JSONValue
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      log.add(.noJSON("\(error)", at: error.offset))
      throw CatalogueMistakes(list: log.mistakes)
    }
    guard let form = FormRecords(log: log).read(value), log.mistakes.isEmpty else {
      throw CatalogueMistakes(list: log.mistakes)
    }
    self = form
  }
}

/// Reads a form's pages, sections and fields.
struct FormRecords {
  let log: MistakeLog

  func read(_ value: JSONValue) -> FormDefinition? {
    guard var reader = RecordReader(value, record: nil, log: log) else { return nil }
    // Where the file says which schema it follows.
    reader.ignore("$schema", "note")
    let title = reader.bilingual("title")
    let basis = reader.optionalText("basis") ?? ""
    let paper = reader.optionalText("paper")
    let pages = reader.records("pages", page)
    reader.finish()
    return title.map { FormDefinition(title: $0, basis: basis, paper: paper, pages: pages) }
  }

  private func page(_ reader: inout RecordReader) -> FormPage? {
    let title = reader.bilingual("title")
    let condition = formula(&reader, "shown_if")
    let sections = reader.records("sections", section)
    return title.map { FormPage(title: $0, condition: condition, sections: sections) }
  }

  private func section(_ reader: inout RecordReader) -> FormSection? {
    let title = optional(&reader, "title")
    let hint = optional(&reader, "hint")
    let condition = formula(&reader, "shown_if")
    let fields = reader.records("fields", field)
    return FormSection(title: title, hint: hint, condition: condition, fields: fields)
  }

  private func field(_ reader: inout RecordReader) -> FormField? {
    let key = key(&reader)
    let label = reader.bilingual("label")
    let hint = optional(&reader, "hint")
    let isRequired = reader.bool("required", default: false)
    let condition = formula(&reader, "shown_if")
    let checks = reader.records("checks", isRequired: false, check)
    let role: FieldRole? = reader.optionalWord("role")
    let basis = reader.optionalText("basis") ?? ""
    let certainty: FormField.Certainty? = reader.word("certainty", default: .designed)
    let type = type(&reader)
    guard let key, let label, let type, let certainty else { return nil }
    return FormField(
      key: key, label: label, hint: hint, type: type, isRequired: isRequired, condition: condition, checks: checks,
      role: role, basis: basis, certainty: certainty)
  }

  private func key(_ reader: inout RecordReader) -> FieldKey? {
    guard let text = reader.text("key") else { return nil }
    if let key = FieldKey(text) { return key }
    reader.mistake(.noKey(text), "key")
    return nil
  }

  private func check(_ reader: inout RecordReader) -> FieldCheck? {
    let formula = formula(&reader, "must", isRequired: true)
    let message = reader.bilingual("message")
    let isWarning = reader.bool("warning", default: false)
    guard let formula, let message else { return nil }
    return FieldCheck(formula: formula, message: message, isWarning: isWarning)
  }

  private func optional(_ reader: inout RecordReader, _ stem: String) -> BilingualText? {
    let english = reader.optionalText("\(stem)_en")
    return reader.optionalText("\(stem)_vi").map { BilingualText($0, english: english) }
  }

  private func formula(_ reader: inout RecordReader, _ name: String, isRequired: Bool = false) -> Formula? {
    guard let text = isRequired ? reader.text(name) : reader.optionalText(name) else { return nil }
    do {
      return try Formula(text)
    } catch {
      reader.mistake(.formula(text, english: "\(error)"), name)
      return nil
    }
  }

  // MARK: Types

  private func type(_ reader: inout RecordReader) -> FieldType? {
    guard let word: FieldTypeWord = reader.word("type") else {
      reader.ignoreRest()
      return nil
    }
    switch word {
    case .line:
      let longest = reader.integer("longest", in: 1...InputType.longestLine, default: 200)
      let style: LineRule.Style? = reader.word("style", default: .any)
      // Only such a name has a kind; of others it is a member that nobody knows.
      let enterprise: EnterpriseKind? = style == .companyName ? reader.optionalWord("enterprise") : nil
      guard let longest, let style else { return nil }
      return .input(.line(LineRule(longest: longest, style: style, enterprise: enterprise)))
    case .long:
      return reader.integer("longest", in: 1...InputType.longestText, default: 2_000).map { .input(.long(longest: $0)) }
    case .number: return number(&reader, decimals: 0).map { .input(.number($0)) }
    case .money: return number(&reader, decimals: 0).map { .input(.money($0)) }
    case .percentage: return number(&reader, decimals: 2).map { .input(.percentage($0)) }
    case .date: return reader.word("when", default: DateRule.any).map { .input(.date($0)) }
    case .time: return .input(.time)
    case .yesNo: return .input(.yesNo)
    case .tick: return .input(.tick(isNeeded: reader.bool("needed", default: false)))
    case .one: return options(&reader).map { .input(.one(of: $0)) }
    case .several: return options(&reader).map { .input(.several(of: $0)) }
    case .identity: return .input(.identity)
    case .taxCode: return .input(.taxCode)
    case .phone: return .input(.phone)
    case .email: return .input(.email)
    case .industry: return .input(.industry)
    case .commune: return .input(.commune)
    case .plate: return .input(.plate)
    case .files:
      let paper = reader.optionalText("paper")
      return reader.integer("most", in: 1...FilesRule.greatest, default: 5).map {
        .input(.files(FilesRule(paper: paper, most: $0)))
      }
    case .address: return .composite(.address)
    case .person: return .composite(.person)
    case .organisation: return .composite(.organisation)
    case .parcel: return .composite(.parcel)
    case .identityPaper: return .composite(.identityPaper)
    case .computed: return formula(&reader, "formula", isRequired: true).map { .computed($0) }
    case .group:
      let columns = reader.records("columns", field)
      let least = reader.integer("least_rows", in: 0...FormGroup.mostRows, default: 1)
      let most = reader.integer("most_rows", in: 1...FormGroup.mostRows, default: 20)
      guard let least, let most else { return nil }
      guard least <= most else {
        reader.mistake(.fewerRows, "most_rows")
        return nil
      }
      return .group(FormGroup(columns: columns, rows: least...most))
    }
  }

  private func number(_ reader: inout RecordReader, decimals: Int) -> NumberRule? {
    let decimals = reader.integer("decimals", in: 0...FormNumber.decimals, default: decimals)
    let least = bound(&reader, "least")
    let most = bound(&reader, "most")
    let unit = optional(&reader, "unit")
    return decimals.map { NumberRule(decimals: $0, least: least, most: most, unit: unit) }
  }

  private func bound(_ reader: inout RecordReader, _ name: String) -> FormNumber? {
    guard let value = reader.value(name) else { return nil }
    guard case .number(let digits) = value, let number = FormNumber(digits) else {
      reader.mistake(.decimals(most: FormNumber.decimals), name)
      return nil
    }
    return number
  }

  private func options(_ reader: inout RecordReader) -> OptionSource? {
    if let list: NamedList = reader.optionalWord("list") { return .list(list) }
    let options = reader.records("options") { reader -> OptionSource.Option? in
      let value = reader.text("value")
      let label = reader.bilingual("label")
      guard let value, let label else { return nil }
      return OptionSource.Option(value: value, label: label)
    }
    return .listed(options)
  }
}

/// The word by which a file names a field's type.
package enum FieldTypeWord: String, CaseIterable, Sendable {
  case line, long, number, money, percentage, date, time
  case yesNo = "yes_no"
  case tick, one, several, identity
  case taxCode = "tax_code"
  case phone, email, industry, commune, plate, files, address, person, organisation, parcel
  case identityPaper = "identity_paper"
  case computed, group
}

extension FieldType {
  package var word: FieldTypeWord {
    switch self {
    case .input(let type):
      switch type {
      case .line: .line
      case .long: .long
      case .number: .number
      case .money: .money
      case .percentage: .percentage
      case .date: .date
      case .time: .time
      case .yesNo: .yesNo
      case .tick: .tick
      case .one: .one
      case .several: .several
      case .identity: .identity
      case .taxCode: .taxCode
      case .phone: .phone
      case .email: .email
      case .industry: .industry
      case .commune: .commune
      case .plate: .plate
      case .files: .files
      }
    case .composite(let type):
      switch type {
      case .address: .address
      case .person: .person
      case .organisation: .organisation
      case .parcel: .parcel
      case .identityPaper: .identityPaper
      }
    case .computed: .computed
    case .group: .group
    }
  }
}
