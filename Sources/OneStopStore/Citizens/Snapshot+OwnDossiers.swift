import Database
import OneStop

extension Snapshot {
  /// One page of the dossiers that are the owner's, the newest first; never a confidential one, about which nothing is
  /// told outside.
  package func dossiers(
    of owner: DossierOwner, place: ListPlace? = nil, limit: Int
  ) throws(StoreError) -> [DossierSummary] {
    let (condition, value) =
      switch owner {
      case .identity(let number): ("identity = $1", number.description)
      case .contact(.sms(let number)): ("phone = $1", number.description)
      case .contact(.email(let address)): ("lower(email) = $1 AND email IS NOT NULL", address.compared)
      }
    let order = ListOrder(isDescending: true)
    var values: [any SQLParameter] = [value]
    let rest = order.condition(place, &values)
    values.append(limit)
    let lines = try connection.summaries(
      "\(condition) AND is_confidential = 0\(rest) ORDER BY \(order.nearest(place)) LIMIT $\(values.count)", values)
    if case .before = place { return lines.reversed() }
    return lines
  }
}
