import OneStop

/// One city's life, from its seed, or again from its steps.
struct Run {
  var seed: UInt64
  var mutation: Mutation?
  private(set) var steps: [Step] = []
  private(set) var failure: Difference?
  /// How often each thing was done or refused.
  private(set) var counts: [String: Int] = [:]

  /// How many days the city lived.
  var days: Int { (steps.last?.at.localDay ?? 0) - (steps.first?.at.localDay ?? 0) }

  /// Makes up steps until something is different from the model, or enough has happened.
  static func live(seed: UInt64, mutation: Mutation? = nil, length: Int? = nil) async throws -> Run {
    var run = Run(seed: seed, mutation: mutation)
    var generator = Generator(seed: seed)
    let length = length ?? generator.length()
    let world = try World(start: generator.now, mutation: mutation)
    defer { world.end() }
    while run.steps.count < length {
      let step = run.steps.count == length - 1 ? generator.step(.compareAll) : generator.next(in: world.model)
      run.steps.append(step)
      if let difference = await world.difference(in: step) {
        run.failure = difference
        break
      }
    }
    run.counts = world.counts
    return run
  }

  /// The same steps again, or some of them.
  static func repeated(_ steps: [Step], mutation: Mutation?) async throws -> (failure: Difference, length: Int)? {
    guard let first = steps.first else { return nil }
    let world = try World(start: first.at, mutation: mutation)
    defer { world.end() }
    for (place, step) in steps.enumerated() {
      if let difference = await world.difference(in: step) { return (difference, place + 1) }
    }
    return nil
  }
}

extension World {
  func difference(in step: Step) async -> Difference? {
    do {
      try await perform(step)
      return nil
    } catch {
      return error as? Difference ?? Difference(kind: "an error", sentence: "\(error)")
    }
  }
}
