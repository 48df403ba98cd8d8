extension InputType {
  /// The longest answer, in characters as a browser counts them against `maxlength`: what is longer is told so before
  /// anything in it is parsed or looked up. A file has no text.
  package var longest: Int {
    switch self {
    case .line(let rule): rule.longest
    case .long(let longest): longest
    // With room for signs, units and what an address book puts around a number.
    case .number, .money, .percentage, .date, .time, .identity, .taxCode, .phone, .plate: 60
    case .yesNo, .tick, .one, .several: 100
    case .email: 254
    case .industry: 200
    case .commune: 80
    case .files: 0
    }
  }

  /// Throws where the answer is too long to be looked at. Lines and texts have a rule of their own, which counts what is
  /// left of them without the white space around.
  func checkLength(of typed: String) throws(FieldMistake) {
    switch self {
    case .line, .long, .files: return
    default: break
    }
    // No text has more characters than bytes.
    guard typed.utf8.count > longest else { return }
    let count = typed.typedLength
    if count > longest { throw .text(.tooLong(count: count, limit: longest)) }
  }
}
