extension Dossier {
  /// The steps of the procedure's process that the dossier has still before it: what it does not go through where it is
  /// done now.
  package func stepsAhead(of steps: [Procedure.Step]) -> ArraySlice<Procedure.Step> {
    ended == nil ? steps.dropFirst(max(0, step) + 1) : []
  }
}

extension Dossier {
  /// Whether it stands at a step of the agency's leaders, and the person who would end it there is none of them: then
  /// nobody has signed what is handed over, as far as the process tells.
  package func awaitsSignature(of steps: [Procedure.Step], besides account: Account) -> Bool {
    guard ended == nil, account.role != .leader, steps.indices.contains(step) else { return false }
    return steps[step].isOfLeaders
  }
}

extension Procedure.Step {
  /// Whether its unit is the agency's leaders by name: "Lãnh đạo Sở", "Lãnh đạo UBND phường, xã", "Chủ tịch UBND phường",
  /// "Ban Giám đốc".
  package var isOfLeaders: Bool {
    let name = unit.vietnamese.folded
    return ["lanh dao", "chu tich", "pho chu tich", "giam doc", "pho giam doc", "ban giam doc", "thu truong"].contains {
      name.hasPrefix($0)
    }
  }
}
