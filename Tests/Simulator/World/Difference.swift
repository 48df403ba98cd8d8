/// The program did not do what the model says it should.
struct Difference: Error, Hashable, CustomStringConvertible {
  /// What is different, without numbers: a shorter run shows the same if it has the same kind.
  var kind: String
  var sentence: String

  var description: String { "\(kind): \(sentence)" }
}
