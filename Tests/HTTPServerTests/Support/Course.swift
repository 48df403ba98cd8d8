import Testing

/// Inputs of a connection's state, each with the actions that follow.
struct Course: Sendable, CustomTestStringConvertible {
  let testDescription: String
  private let steps: [(input: Machine.Input, actions: [String])]

  init(_ description: String, _ steps: [(input: Machine.Input, actions: [String])]) {
    testDescription = description
    self.steps = steps
  }

  func check(_ machine: consuming Machine) {
    for (place, step) in steps.enumerated() {
      let actions = machine.take(step.input)
      #expect(actions == step.actions, "step \(place + 1)")
    }
  }
}
