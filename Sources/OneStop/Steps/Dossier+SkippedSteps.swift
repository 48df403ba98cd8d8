extension Dossier {
  /// The steps of the procedure's process that the dossier has still before it: what it does not go through where it is
  /// done now.
  package func stepsAhead(of steps: [Procedure.Step]) -> ArraySlice<Procedure.Step> {
    ended == nil ? steps.dropFirst(max(0, step) + 1) : []
  }
}
