import OneStop
import OneStopStore

/// A line of the security log about something that changes nothing else, such as a refusal.
package struct NoteSecurity: Operation {
  private let line: SecurityLine

  package init(_ line: SecurityLine) { self.line = line }

  package func run(in transaction: Transaction) throws { try transaction.note(line) }
}
