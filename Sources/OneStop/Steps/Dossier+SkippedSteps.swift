extension Dossier {
  /// The steps of the procedure's process that are still ahead: the ones skipped if the dossier is finished now.
  package func stepsAhead(of steps: [Procedure.Step]) -> ArraySlice<Procedure.Step> {
    ended == nil ? steps.dropFirst(max(0, step) + 1) : []
  }
}

extension Dossier {
  /// Whether it is at a step of the agency's leaders, and the person who would end it is not one of them: then, as far
  /// as the process tells, nobody has signed what is handed over.
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
