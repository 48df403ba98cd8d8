extension InputType {
  /// The longest text of one answer, in characters as a browser counts them.
  package static let longestLine = 500
  package static let longestText = 10_000

  /// Reads what was typed; nil where it is blank. `province`: the code that stands in the part beside it.
  package func read(
    _ texts: [String], in setting: FormSetting, province: String? = nil
  ) throws(FieldMistake) -> FormValue? {
    if case .several(let source) = self { return try several(texts, of: source, setting) }
    guard let typed = texts.first, typed.isVisible else { return nil }
    try checkLength(of: typed)
    switch self {
    case .line(let rule): return try line(typed, rule, setting)
    case .long(let longest): return .text(try text(typed, .text(.form, upTo: longest)))
    case .number(let rule), .money(let rule), .percentage(let rule): return .number(try number(typed, rule))
    case .date(let rule): return .date(try date(typed, rule, setting))
    case .time:
      guard let time = TimeOfDay(typed: typed) else { throw .noTime }
      return .text(time.description)
    case .yesNo: return .truth(try choice(typed, ["co", "khong"]) == "co")
    case .tick: return .truth(true)
    case .one(let source): return .text(try option(typed, of: source, setting))
    case .several: return nil
    case .identity:
      do { return .text(try IdentityNumber(typed: typed, for: .citizen).description) } catch {
        throw FieldMistake.identity(error)
      }
    case .taxCode:
      guard let code = IdentityNumber(typed, for: .enterprise) else { throw .taxCode }
      return .text(code.description)
    case .phone:
      do { return .text(try PhoneNumber(typed: typed).description) } catch { throw FieldMistake.phone(error) }
    case .email:
      guard let address = EmailAddress(typed) else { throw .email }
      return .text(address.description)
    case .industry: return .text(try industry(typed, setting))
    case .commune: return .text(try commune(typed, setting, province))
    case .plate:
      guard let plate = VehiclePlate(typed) else { throw .plate }
      return .text(plate.description)
    case .files: return nil
    }
  }

  private func text(_ typed: String, _ rule: TextRule) throws(FieldMistake) -> String {
    do { return try rule.read(typed) } catch { throw .text(error) }
  }

  private func line(
    _ typed: String, _ rule: LineRule, _ setting: FormSetting
  ) throws(FieldMistake) -> FormValue {
    let text = try text(typed, .line(.form, upTo: rule.longest))
    switch rule.style {
    case .any: return .text(text)
    case .capitals: return .text(text.uppercased().composed)
    case .companyName:
      do { return .text(try EnterpriseName(text, of: rule.enterprise).text.uppercased().composed) } catch {
        throw FieldMistake.enterpriseName(error, rule.enterprise, EnterpriseLaw(on: setting.today))
      }
    case .name:
      if text.unicodeScalars.contains(where: { $0.properties.numericType != nil }) { throw .digitsInName }
      return .text(text)
    }
  }

  private func date(_ typed: String, _ rule: DateRule, _ setting: FormSetting) throws(FieldMistake) -> LocalDate {
    guard let date = LocalDate(typed: typed) else { throw LocalDate.isNoDay(typed: typed) ? .noDay : .noDate }
    guard date.year >= 1800 else { throw .beforeRange }
    switch rule {
    case .past where date > setting.latest: throw .notPast
    case .future where date < setting.today: throw .notFuture
    default: return date
    }
  }

  private func choice(_ typed: String, _ offered: [String]) throws(FieldMistake) -> String {
    guard let value = offered.first(where: { $0.isSame(as: typed) }) else { throw .notOffered }
    return value
  }

  private func option(
    _ typed: String, of source: OptionSource, _ setting: FormSetting
  ) throws(FieldMistake) -> String {
    switch source {
    case .listed(let options): return try choice(typed, options.map(\.value))
    case .list(let list):
      guard let entry = setting.lists.entry(typed, in: list) else { throw .notOffered }
      return entry.code
    }
  }

  /// In the order of the list, each once.
  private func several(
    _ texts: [String], of source: OptionSource, _ setting: FormSetting
  ) throws(FieldMistake) -> FormValue? {
    var chosen: Set<String> = []
    for text in texts where text.isVisible {
      try checkLength(of: text)
      chosen.insert(try option(text, of: source, setting))
    }
    guard !chosen.isEmpty else { return nil }
    switch source {
    case .listed(let options): return .texts(options.map(\.value).filter(chosen.contains))
    case .list(let list): return .texts((setting.lists.entries[list] ?? []).map(\.code).filter(chosen.contains))
    }
  }

  /// A code, a code with the name behind it, as the list shows it, or a name word for word. Whatever else was typed is
  /// never guessed at: the page offers what it may mean (`FormLists.industries(like:on:limit:)`).
  private func industry(_ typed: String, _ setting: FormSetting) throws(FieldMistake) -> String {
    let code = IndustryList.code(in: typed)
    guard let list = setting.lists.industries(on: setting.today) else { throw .industry }
    // What is registered is of the fourth level; the fifth lies within it.
    if let industry = list[code], industry.level >= 4 { return String(code.prefix(4)) }
    if let named = list.named(typed) { return named.code }
    if let other = setting.lists.industries.last(where: { $0[code]?.level == 4 }) {
      throw .otherIndustryList(other.decision)
    }
    throw .industry
  }

  /// As the list names it. Before the two levels of government, and abroad, as it was typed.
  private func commune(
    _ typed: String, _ setting: FormSetting, _ province: String?
  ) throws(FieldMistake) -> String {
    let text = try text(typed, .line(.form, upTo: 80))
    guard !setting.hasDistricts, !setting.lists.communes.isEmpty, let province else { return text }
    let found = setting.lists.communes.named(text, in: province)
    if found.count > 1 { throw .severalCommunes(found.map(\.name)) }
    guard let commune = found.first else { throw .commune }
    return commune.name
  }
}
