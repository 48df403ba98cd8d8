import HTTPTypes

/// What is at the end of a pattern. An object, for it is passed on at every request.
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
