import Database
import OneStop

extension Snapshot {
  /// The one of these digests by which a browser is known that the person has signed in with before.
  package func knownDevice(among digests: [String], of login: String) throws(StoreError) -> String? {
    if digests.isEmpty { return nil }
    var values: [any SQLParameter] = [login]
    let listed = values.list(digests)
    var known: String?
    try connection.forEach(
      composed: "SELECT digest FROM devices WHERE login = $1 AND digest IN \(listed) LIMIT 1", values
    ) { row in
      known = row.text(0)
      return true
    }
    return known
  }
}

extension Transaction {
  /// How many devices of a person are known: those used last.
  package static let mostDevices = 20

  /// Notes that the person has signed in with the browser; true where it was not known before.
  package func noteDevice(_ digest: String, of login: String, now: Moment) throws(StoreError) -> Bool {
    let isKnown =
      try connection.change(
        "UPDATE devices SET seen_at = $1 WHERE login = $2 AND digest = $3", now, login, digest) == 1
    if isKnown { return false }
    try connection.run(
      """
      DELETE FROM devices WHERE login = $1 AND digest NOT IN (
        SELECT digest FROM devices WHERE login = $1 ORDER BY seen_at DESC, digest LIMIT $2)
      """, login, Transaction.mostDevices - 1)
    try connection.run(
      "INSERT INTO devices (login, digest, seen_at) VALUES ($1, $2, $3)", login, digest, now)
    return true
  }

  /// From now on every device of the person is a new one.
  package func forgetDevices(of login: String) throws(StoreError) {
    try connection.run("DELETE FROM devices WHERE login = $1", login)
  }
}
