/// The part of `Limits` that the head parser needs.
struct HeadLimits: Sendable {
  var requestLine: Int
  var fieldCount: Int
  var fieldBytes: Int
}
