/// Why a command could not do its work: one sentence on standard error, exit status 1.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ sentence: String) {
    description = sentence
  }
}
