import OneStop

/// Who runs the portal, as `--operator` names them.
struct OperatorName: FormedArgument, CustomStringConvertible {
  static let form = "a name of one line, at most 200 characters"

  let description: String

  init?(typed text: String) {
    guard let name = try? TextRule.line(.form, upTo: 200).needed.read(text) else { return nil }
    description = name
  }
}
