import OneStop
import OneStopStore

extension TestPortal {
  /// All that waits leaves, as if a gateway had taken it; the texts in their order.
  func sendNotices() throws -> [String] {
    var texts: [String] = []
    while true {
      let claimed = try store.writer.bulk { transaction in
        let claimed = try transaction.claimMessages(upTo: 10, hours: .always, now: now)
        for message in claimed { try transaction.record(DeliveryResult(.sent), of: message, now: now) }
        return claimed
      }
      if claimed.isEmpty { return texts }
      texts += claimed.map(\.message.text)
    }
  }
}
