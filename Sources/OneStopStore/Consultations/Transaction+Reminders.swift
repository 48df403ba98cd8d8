import Database
import OneStop

/// A question whose agency is to be reminded, with whom to tell.
package struct ReminderTask: Hashable, Sendable {
  package let dossierID: Int64
  package let question: ConsultationSummary
  /// Leaders of the asked agency who can be reached, or else others of its staff; nobody: none of them can.
  package let recipients: [Account]
}

extension Transaction {
  /// Reminds of so many open questions at most that are due by the moment and were never reminded of, the earliest first.
  ///
  /// Each once: that it was reminded of is kept with the messages in one commit, whenever the program dies.
  ///
  /// - Parameter messages: what the recipients are told.
  /// - Returns: how many questions it was.
  package func remind(
    dueUntil moment: Moment, now: Moment, limit: Int = 100, messages: (ReminderTask) throws -> [OutgoingMessage]
  ) throws -> Int {
    let database = try connection
    var found: [(id: Int64, line: ConsultationSummary)] = []
    try database.forEach(
      composed: """
        SELECT \(ConsultationSummary.columns), c.dossier_id
        FROM consultations c JOIN dossiers d ON d.id = c.dossier_id
        WHERE c.ended_at IS NULL AND c.reminded_at IS NULL AND c.due <= $1 AND d.is_confidential = 0
        ORDER BY c.due, c.dossier_id, c.number LIMIT $2
        """,
      [moment, limit]
    ) { row throws(StoreError) in
      found.append((row.int64(12), try ConsultationSummary(row, database)))
      return true
    }
    for (id, line) in found {
      let task = ReminderTask(dossierID: id, question: line, recipients: try recipients(at: line.asked))
      for message in try messages(task) { try enqueue(message, now: now) }
      try database.run(
        "UPDATE consultations SET reminded_at = $1 WHERE dossier_id = $2 AND number = $3", now, id, line.number)
    }
    return found.count
  }

  private func recipients(at agency: AgencyCode) throws(StoreError) -> [Account] {
    let reached = try staff(of: agency).filter { account in
      MessageChannel.allCases.contains { account.recipient($0) != nil }
    }
    let leaders = reached.filter { $0.role == .leader }
    return leaders.isEmpty ? reached : leaders
  }
}
