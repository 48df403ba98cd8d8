import Markup
import OneStop
import Web
import Words

extension FieldForm {
  /// nil if there are mistakes, which are noted.
  mutating func read() -> (field: FormField, room: FormRoom)? {
    let label = form.bilingual(
      Field.label, Field.labelEnglish, upTo: FormLimits.title, missing: names.mistakes.label)
    let hint = form.bilingual(Field.hint, Field.hintEnglish, upTo: FormLimits.hint)
    let type = readType()
    let condition = form.condition(Field.condition, Field.quick)
    let checks = readChecks()
    let key = readKey()
    let room = FormRoom(form.values[Field.room]).flatMap { definition.has($0.path) ? $0 : nil }
    if room == nil { form.mistake(Field.room, names.mistakes.choice) }
    let roleText = form.values[Field.role]
    let role = FieldRole(rawValue: roleText)
    if role == nil, !roleText.isEmpty { form.mistake(Field.role, names.mistakes.choice) }
    let basis = form.line(Field.basis, upTo: FormLimits.title)
    let certainty = FormField.Certainty(rawValue: form.values[Field.certainty])
    if certainty == nil { form.mistake(Field.certainty, names.mistakes.choice) }
    guard !form.isWrong, let label, let type, let key, let room, let certainty else { return nil }
    let field = FormField(
      key: key, label: label, hint: hint, type: type, isRequired: form.values[Field.required] == "1",
      condition: condition, checks: checks, role: role, basis: basis, certainty: certainty)
    return (field, room)
  }

  private mutating func readKey() -> FieldKey? {
    // A new question gets one from its label, unless one was typed.
    if key == nil, form.typed(Field.key) == nil {
      let stem = FieldKey(label: form.values[Field.label])
      return (stem ?? FieldKey("cau_hoi"))?.free(besides: definition.keys)
    }
    guard let key = FieldKey(form.values[Field.key]) else {
      form.mistake(Field.key, names.mistakes.key)
      return nil
    }
    if key != self.key, definition.keys.contains(key) { form.mistake(Field.key, names.mistakes.keyTaken) }
    return key
  }

  private mutating func number(_ name: String, in range: ClosedRange<Int>, usual: Int) -> Int {
    guard let text = form.typed(name) else { return usual }
    if let number = Int(typed: text, in: range) { return number }
    form.mistake(
      name, names.mistakes.number(["least": "\(range.lowerBound)", "most": "\(range.upperBound)"]))
    return usual
  }

  private mutating func decimal(_ name: String) -> FormNumber? {
    let sentence = names.mistakes.decimal.html
    return form.read(name, { FormNumber(typed: $0) }, or: sentence)
  }

  private mutating func choice<Choice: RawRepresentable>(_ name: String, usual: Choice) -> Choice
  where Choice.RawValue == String {
    let text = form.values[name]
    if text.isEmpty { return usual }
    if let choice = Choice(rawValue: text) { return choice }
    form.mistake(name, names.mistakes.choice)
    return usual
  }

  private mutating func readType() -> FieldType? {
    guard let word = FieldTypeWord(rawValue: form.values[Field.type]) else {
      form.mistake(Field.type, names.mistakes.choice)
      return nil
    }
    switch word {
    case .line:
      let longest = number(Field.longest, in: 1...InputType.longestLine, usual: 200)
      let style: LineRule.Style = choice(Field.style, usual: .any)
      let kind = form.values[Field.enterprise]
      let enterprise = EnterpriseKind(rawValue: kind)
      if enterprise == nil, !kind.isEmpty { form.mistake(Field.enterprise, names.mistakes.choice) }
      return .input(.line(LineRule(longest: longest, style: style, enterprise: enterprise)))
    case .long: return .input(.long(longest: number(Field.longest, in: 1...InputType.longestText, usual: 2_000)))
    case .number: return .input(.number(readNumber(usual: 0)))
    case .money: return .input(.money(readNumber(usual: 0)))
    case .percentage: return .input(.percentage(readNumber(usual: 2)))
    case .date: return .input(.date(choice(Field.when, usual: .any)))
    case .time: return .input(.time)
    case .yesNo: return .input(.yesNo)
    case .tick: return .input(.tick(isNeeded: form.values[Field.needed] == "1"))
    case .one: return readOptions().map { .input(.one(of: $0)) }
    case .several: return readOptions().map { .input(.several(of: $0)) }
    case .identity: return .input(.identity)
    case .taxCode: return .input(.taxCode)
    case .phone: return .input(.phone)
    case .email: return .input(.email)
    case .industry: return .input(.industry)
    case .commune: return .input(.commune)
    case .plate: return .input(.plate)
    case .files:
      let paper = form.values[Field.paper]
      return .input(
        .files(
          FilesRule(
            paper: paper.isEmpty ? nil : paper, most: number(Field.mostFiles, in: 1...FilesRule.greatest, usual: 5))))
    case .address: return .composite(.address)
    case .person: return .composite(.person)
    case .organisation: return .composite(.organisation)
    case .parcel: return .composite(.parcel)
    case .identityPaper: return .composite(.identityPaper)
    case .computed:
      if form.typed(Field.formula) == nil { form.mistake(Field.formula, names.mistakes.needed) }
      return form.formula(Field.formula).map { .computed($0) }
    case .group:
      let least = number(Field.leastRows, in: 0...FormGroup.mostRows, usual: 1)
      let most = number(Field.mostRows, in: 1...FormGroup.mostRows, usual: 20)
      guard least <= most else {
        form.mistake(Field.mostRows, names.mistakes.rows)
        return nil
      }
      return .group(FormGroup(columns: [], rows: least...most))
    }
  }

  private mutating func readNumber(usual: Int) -> NumberRule {
    let decimals = number(Field.decimals, in: 0...FormNumber.decimals, usual: usual)
    let least = decimal(Field.least)
    let most = decimal(Field.most)
    if let least, let most, least > most { form.mistake(Field.most, names.mistakes.bounds) }
    let unit = form.bilingual(Field.unit, Field.unitEnglish, upTo: 40)
    return NumberRule(decimals: decimals, least: least, most: most, unit: unit)
  }

  private mutating func readOptions() -> OptionSource? {
    let list = form.values[Field.list]
    if !list.isEmpty {
      if let list = NamedList(rawValue: list) { return .list(list) }
      form.mistake(Field.list, names.mistakes.choice)
      return nil
    }
    let lines = form.values[Field.options].split(separator: "\n", omittingEmptySubsequences: false)
    var options: [OptionSource.Option] = []
    for (number, line) in lines.enumerated() where !String(line).trimmed.isEmpty {
      guard let option = OptionSource.Option(line: String(line)), !options.contains(where: { $0.value == option.value })
      else {
        form.mistake(Field.options, names.mistakes.option(["line": "\(number + 1)"]))
        return nil
      }
      options.append(option)
    }
    guard options.count <= FieldForm.mostOptions else {
      form.mistake(Field.options, names.mistakes.tooMany(count: FieldForm.mostOptions))
      return nil
    }
    return .listed(options)
  }

  private mutating func readChecks() -> [FieldCheck] {
    var checks: [FieldCheck] = []
    for number in 1...FieldForm.mostChecks {
      let isBlank = form.typed(Field.check(number)) == nil
      let formula = form.formula(Field.check(number))
      let message = form.bilingual(
        Field.checkMessage(number), Field.checkEnglish(number), upTo: FormLimits.title,
        missing: isBlank ? nil : names.mistakes.checkHalf)
      if isBlank, message != nil { form.mistake(Field.check(number), names.mistakes.checkHalf) }
      guard let formula, let message else { continue }
      checks.append(
        FieldCheck(formula: formula, message: message, isWarning: form.values[Field.checkWarning(number)] == "1"))
    }
    return checks
  }
}

extension FieldKey {
  /// `Họ và tên` becomes `ho_va_ten`; nil where no letter is left.
  init?(label: String) {
    var key = ""
    for scalar in label.folded.unicodeScalars {
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      if isPlain { key.unicodeScalars.append(scalar) } else if !key.isEmpty, key.last != "_" { key += "_" }
      if key.utf8.count == 30 { break }
    }
    while key.last == "_" { key.removeLast() }
    self.init(key)
  }
}

extension OptionSource.Option {
  fileprivate init?(line: String) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
      let plain = cell.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
      return String(String.UnicodeScalarView(plain)).trimmed
    }
    guard (2...3).contains(cells.count), FieldKey(cells[0]) != nil, !TypedText.plain(cells[1]).isEmpty else {
      return nil
    }
    let english = cells.count == 3 && !TypedText.plain(cells[2]).isEmpty ? cells[2] : nil
    self.init(value: cells[0], label: BilingualText(cells[1], english: english))
  }
}
