import OneStop

/// How a dossier ended, for the sentence that gives the moment.
package enum Ending: String, CaseIterable, Sendable {
  case done, refused, withdrawn, stopped

  package init(_ outcome: Outcome) {
    self =
      switch outcome {
      case .early, .onTime, .late, .undated: .done
      case .refused: .refused
      case .withdrawn: .withdrawn
      case .stopped: .stopped
      }
  }
}
