import FoundationEssentials
import JSON
import OneStop

/// Matches a gateway's answer by its status, a field of its JSON or a word in its body; everything that the rule names
/// must hold.
package struct SMSAnswerRule: Decodable, Sendable {
  package var status: [Int]?
  /// The path to a value of the JSON, with dots between the names; list positions are counted from 0.
  package var field: String?
  /// The values that match; a number equals its digits as text.
  package var equals: [Value]?
  /// A text that the body contains, or the field's value where one is named.
  package var contains: String?

  /// A string, number or boolean, as text.
  package struct Value: Decodable, Sendable {
    package let text: String

    package init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else if let number = try? container.decode(Int.self) {
        text = String(number)
      } else {
        text = String(try container.decode(Bool.self))
      }
    }
  }

  fileprivate func check() throws(SMSFileError) {
    if status == nil, equals == nil, contains == nil {
      throw SMSFileError(reason: "a rule for answers names a status, what a field equals, or what the body contains")
    }
    if equals != nil, field == nil { throw SMSFileError(reason: "a rule with equals names a field") }
  }

  package func matches(status code: Int, body: [UInt8]) -> Bool {
    if let status, !status.contains(code) { return false }
    if equals == nil, contains == nil { return true }
    var text = String(decoding: body, as: UTF8.self)
    if let field {
      guard let value = (try? JSONValue(parsing: body))?.text(at: field) else { return false }
      text = value
    }
    if let equals, !equals.contains(where: { $0.text == text }) { return false }
    return contains.map { text.utf8.firstRange(of: $0.utf8) != nil } ?? true
  }
}

/// How a gateway's answers are interpreted.
package struct SMSAnswers: Sendable {
  /// nil: 2xx.
  package var success: SMSAnswerRule?
  package var final: [SMSAnswerRule] = []
  var retry: [SMSAnswerRule] = []

  package init(success: SMSAnswerRule? = nil, final: [SMSAnswerRule] = [], retry: [SMSAnswerRule] = [])
    throws(SMSFileError)
  {
    for rule in [success].compactMap(\.self) + final + retry { try rule.check() }
    (self.success, self.final, self.retry) = (success, final, retry)
  }

  /// Success is what the file says, or else 2xx. Then come the rules for what is final and for what is tried again. Of
  /// all other answers, these are temporary: 408, 429, 5xx, a redirect, a key or password that the gateway does not
  /// take (401, 403, 407), and a 2xx that is not a success. Any other 4xx is final.
  package func outcome(status: Int, body: [UInt8]) -> DeliveryResult.Outcome {
    let matches = { (rule: SMSAnswerRule) in rule.matches(status: status, body: body) }
    if success.map(matches) ?? (200..<300).contains(status) { return .sent }
    if final.contains(where: matches) { return .refused }
    if retry.contains(where: matches) { return .postponed }
    return (400..<500).contains(status) && ![401, 403, 407, 408, 429].contains(status) ? .refused : .postponed
  }
}

extension JSONValue {
  /// The string, number or boolean at the end of a path.
  fileprivate func text(at way: String) -> String? {
    var value = self
    for name in way.split(separator: ".") {
      switch value {
      case .object: value = value[String(name)] ?? .null
      case .array(let elements):
        guard let place = Int(name), elements.indices.contains(place) else { return nil }
        value = elements[place]
      default: return nil
      }
    }
    return switch value {
    case .string(let text), .number(let text): text
    case .bool(let truth): String(truth)
    default: nil
    }
  }
}
