import OneStop
import OneStopStore

/// A line of the security log about something that changes nothing else, such as a refusal.
package struct NoteSecurity: Operation {
  private let line: SecurityLine

  package init(_ line: SecurityLine) { self.line = line }

  package func run(in transaction: Transaction) throws { try transaction.note(line) }
}

extension Transaction {
  /// Adds a line about a setting, together with its change.
  ///
  /// - Parameter agency: whose setting it is; nil: the city's, by whichever agency changes it.
  package func note(
    _ change: SettingChange, of agency: AgencyCode? = nil, by manager: AccountManager, now: Moment
  ) throws(StoreError) {
    try note(
      SecurityLine(
        .settingChanged, at: now, agency: agency ?? manager.account?.agency, actor: manager.account?.login,
        client: manager.origin.client, detail: change.detail))
  }
}
