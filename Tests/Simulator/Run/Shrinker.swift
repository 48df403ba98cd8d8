/// Finds a short run that shows what a long one has shown: steps are left out, first many at once, then one by one
/// (Zeller and Hildebrandt, 2002).
struct Shrinker {
  var mutation: Mutation?
  /// How many runs it may make.
  var patience = 400
  private(set) var runs = 0

  init(mutation: Mutation?) { self.mutation = mutation }

  mutating func shrink(_ run: Run) async throws -> (steps: [Step], failure: Difference)? {
    guard let failure = run.failure else { return nil }
    var best: (steps: [Step], failure: Difference) = (run.steps, failure)
    var size = max(best.steps.count / 2, 1)
    while size >= 1 {
      var start = 0
      var isShorter = false
      while start < best.steps.count, runs < patience {
        var steps = best.steps
        steps.removeSubrange(start..<min(start + size, steps.count))
        if let shorter = try await fails(steps, like: failure) {
          best = shorter
          isShorter = true
        } else {
          start += size
        }
      }
      if size == 1, !isShorter || runs >= patience { break }
      size = size > 1 ? size / 2 : 1
    }
    return best
  }

  /// What fails in the same way, with the first difference as its end.
  private mutating func fails(
    _ steps: [Step], like failure: Difference
  ) async throws -> (steps: [Step], failure: Difference)? {
    runs += 1
    guard let found = try await Run.repeated(steps, mutation: mutation), found.failure.kind == failure.kind else {
      return nil
    }
    return (Array(steps.prefix(found.length)), found.failure)
  }
}
