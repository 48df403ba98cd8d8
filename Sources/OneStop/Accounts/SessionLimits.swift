/// When a session ends by itself. Both in microseconds.
package struct SessionLimits: Hashable, Sendable {
  /// Without use.
  package let idle: Int64
  /// However much it is used.
  package let longest: Int64

  fileprivate init(idle: Int64, longest: Int64) { (self.idle, self.longest) = (idle, longest) }

  /// Of a citizen among their own dossiers: by people at a shared computer, it is soon forgotten.
  package static let citizen = SessionLimits(idle: 30 * Moment.minute, longest: 8 * Moment.hour)

  package func expiry(createdAt: Moment, now: Moment) -> Moment {
    min(now.adding(microseconds: idle), createdAt.adding(microseconds: longest))
  }
}

extension Account.Role {
  /// As one table. The counter's session outlasts a lunch break, but not the night; who manages accounts or reads the
  /// security log works at it for minutes, and a browser left alone would open much.
  package var session: SessionLimits {
    switch self {
    case .clerk, .officer, .leader, .postClerk: SessionLimits(idle: 2 * Moment.hour, longest: 12 * Moment.hour)
    case .admin, .auditor: SessionLimits(idle: 30 * Moment.minute, longest: 8 * Moment.hour)
    }
  }
}
