import HTTPTypes

/// What a pattern leads to. A reference, as it is passed on with every request.
final class Route: Sendable {
  let pattern: String
  let bodyLimit: Int?
  let prompt: PromptHandler?
  let handler: Handler
  let names: [String]

  init(pattern: String, bodyLimit: Int?, prompt: PromptHandler?, handler: @escaping Handler) {
    self.pattern = pattern
    self.bodyLimit = bodyLimit
    self.prompt = prompt
    self.handler = handler
    names = PatternSegment.parse(pattern).compactMap(\.name)
  }
}
