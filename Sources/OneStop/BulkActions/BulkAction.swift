/// What can be done to many dossiers at once, because nothing has to be entered for each one.
package enum BulkAction: String, Hashable, Sendable, CaseIterable {
  case process, forward, assign, finish
  case handOver = "hand_over"

  package var action: Action {
    switch self {
    case .process: .process
    case .forward: .forward
    case .assign: .assign
    case .finish: .finish
    case .handOver: .handOver
    }
  }

  /// Whether the order names a person who gets the dossiers.
  package var hasReceiver: Bool { self == .forward || self == .assign }
}
