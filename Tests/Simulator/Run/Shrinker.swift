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
    for place in best.steps.indices.reversed() { try await thin(&best, at: place, failure) }
    return best
  }

  /// Leaves out members of a step that has others inside.
  private mutating func thin(
    _ best: inout (steps: [Step], failure: Difference), at place: Int, _ failure: Difference
  ) async throws {
    var member = 0
    while place < best.steps.count, let thinner = best.steps[place].without(member: member), runs < patience * 2 {
      var steps = best.steps
      steps[place] = thinner
      if let shorter = try await fails(steps, like: failure) { best = shorter } else { member += 1 }
    }
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

extension Step {
  /// nil where it has no such member.
  fileprivate func without(member: Int) -> Step? {
    var step = self
    switch kind {
    case .together(var steps) where member < steps.count:
      steps.remove(at: member)
      step.kind = .together(steps)
    case .chore(let work, var meanwhile, let stop) where member < meanwhile.count:
      meanwhile.remove(at: member)
      step.kind = .chore(work, meanwhile: meanwhile, stop: stop)
    case .chore(let work, let meanwhile, .some) where member == meanwhile.count:
      step.kind = .chore(work, meanwhile: meanwhile, stop: nil)
    default: return nil
    }
    return step
  }
}
