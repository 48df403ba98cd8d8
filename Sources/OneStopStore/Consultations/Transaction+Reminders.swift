import Database
import OneStop

/// A question whose agency is to be reminded, and the people to tell.
package struct ReminderTask: Hashable, Sendable {
  package let dossierID: Int64
  package let question: ConsultationSummary
  /// Leaders of the asked agency who can be reached, or else other staff; empty where nobody can be reached.
  package let recipients: [Account]
}

extension Transaction {
  /// Reminds of up to `limit` open questions that are due by the moment and of which nobody was reminded, the earliest
  /// first.
  ///
  /// Each once, whenever the program dies: the reminder is recorded in the same commit as its messages.
  ///
  /// - Parameter messages: makes the messages to the recipients.
  /// - Returns: how many questions it reminded of.
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
      let task = ReminderTask(dossierID: id, question: line, recipients: try recipients(at: line.asked, on: now.date))
      for message in try messages(task) { try enqueue(message, now: now) }
      try database.run(
        "UPDATE consultations SET reminded_at = $1 WHERE dossier_id = $2 AND number = $3", now, id, line.number)
    }
    return found.count
  }

  private func recipients(at agency: AgencyCode, on day: LocalDate) throws(StoreError) -> [Account] {
    let reached = try staff(of: agency, on: day).filter { account in
      MessageChannel.allCases.contains { account.recipient($0) != nil }
    }
    let leaders = reached.filter { $0.role == .leader }
    return leaders.isEmpty ? reached : leaders
  }
}
