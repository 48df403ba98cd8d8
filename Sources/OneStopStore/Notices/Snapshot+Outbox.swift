import Database
import OneStop

extension Snapshot {
  /// How many of the messages that pages show are in each state.
  package func messageCounts() throws(StoreError) -> [MessageState: Int] {
    var counts: [MessageState: Int] = [:]
    try connection.forEach(
      """
      SELECT m.state, m.count - coalesce(h.count, 0) FROM
        (SELECT state, count(*) AS count FROM messages GROUP BY state) m LEFT JOIN
        (SELECT state, count(*) AS count FROM messages
          WHERE dossier_id IN (SELECT id FROM dossiers WHERE is_confidential = 1) GROUP BY state) h ON h.state = m.state
      """
    ) { row throws(StoreError) in
      counts[try row.word(0)] = row.int(1)
    }
    return counts
  }

  /// One page of the messages in a state: waiting ones with the next first, others with the newest first. Messages
  /// about confidential dossiers are on no page.
  package func messages(
    _ state: MessageState, place: ListPlace? = nil, limit: Int = 50
  ) throws(StoreError) -> [StoredMessage] {
    var values: [any SQLParameter] = [state.rawValue]
    let condition = "state = $1 AND \(Self.isForEveryone)\(state.order.condition(place, &values))"
    values.append(limit)
    return try connection.messages(
      """
      id IN (SELECT id FROM messages WHERE \(condition) ORDER BY \(state.order.nearest(place)) LIMIT $\(values.count))
      ORDER BY \(state.order.sql())
      """, values)
  }

  private static var isForEveryone: String {
    "(dossier_id IS NULL OR dossier_id NOT IN (SELECT id FROM dossiers WHERE is_confidential = 1))"
  }

  /// A message that pages show; nil for one about a confidential dossier.
  package func shownMessage(_ id: Int64) throws(StoreError) -> StoredMessage? {
    try connection.messages("id = $1 AND \(Self.isForEveryone)", [id]).first
  }

  package func message(_ id: Int64) throws(StoreError) -> StoredMessage? {
    try connection.messages("id = $1", [id]).first
  }

  /// The attempts at a message, in their order.
  package func attempts(at id: Int64) throws(StoreError) -> [StoredAttempt] {
    try connection.all(
      "SELECT started_at, ended_at, outcome, answer FROM message_attempts WHERE message_id = $1 ORDER BY seq", id
    ) { row throws(StoreError) in
      let outcome: DeliveryResult.Outcome? = try row.optionalWord(2)
      return StoredAttempt(
        startedAt: row.moment(0), endedAt: row.optional(1, Row.moment),
        result: outcome.map { DeliveryResult($0, answer: row.text(3)) })
    }
  }

  /// When the next unclaimed message of the channel, or of any, is due that does not wait for another one; nil where
  /// there is none.
  package func nextMessageAt(of channel: MessageChannel? = nil) throws(StoreError) -> Moment? {
    try connection.messages(
      """
      state = 'waiting' AND claimed_at IS NULL AND ($1 = '' OR channel = $1) AND \(StoredMessage.isNext)
      ORDER BY next_attempt_at LIMIT 1
      """,
      [channel?.rawValue ?? ""]
    ).first?.nextAttemptAt
  }
}

extension MessageState {
  var order: ListOrder {
    self == .waiting ? ListOrder(value: "next_attempt_at") : ListOrder(isDescending: true)
  }
}

extension StoredMessage {
  /// Where it stands in the list of its state.
  package var key: ListKey { ListKey(value: state == .waiting ? nextAttemptAt.microseconds : nil, id) }
}
