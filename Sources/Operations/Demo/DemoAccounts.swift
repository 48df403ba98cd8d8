import FoundationEssentials
import OneStop
import OneStopStore

/// Accounts to try the portal with; their passwords are made for this data folder alone.
package enum DemoAccounts {
  package struct Made: Sendable {
    package var login: String
    package var role: Account.Role
    package var password: String
    package var agency: Agency
  }

  /// Makes the accounts of the staff who act in the demo dossiers. Passwords are given to those of one department and
  /// one district, of two agencies one of which asks the other, and to the city's administrator and auditor; the others
  /// cannot sign in.
  package static func write(to store: Store, catalogue: Catalogue, people: DemoPeople) throws -> [Made] {
    let agencies = catalogue.handlingAgencies
    let shown = DemoAgency.pilots(catalogue)
    var made: [Made] = []
    var accounts: [StoredPerson] = []
    var random = DemoRandom(seed: 1)
    let add = { (login: String, role: Account.Role, agency: Agency, hasPassword: Bool) throws in
      var stored = StoredPerson(
        Account(login: login, name: people.personName(&random), role: role, agency: agency.code),
        password: StoredPerson.noPassword)
      if hasPassword {
        let password = Secrets.random(bytes: 9)
        stored.password = try PasswordHash(password).description
        made.append(Made(login: login, role: role, password: password, agency: agency))
      }
      accounts.append(stored)
    }
    let logins = DemoAgency.logins(catalogue)
    let (asking, consulted) = DemoAgency.consultation(catalogue)
    for agency in agencies {
      let login = logins[agency.code] ?? ""
      let isShown = shown.contains(agency)
      try add("\(login).tiepnhan", .clerk, agency, isShown)
      try add("\(login).chuyenvien", .officer, agency, isShown || agency == asking || agency == consulted.first)
      if isShown { try add("\(login).lanhdao", .leader, agency, true) }
    }
    for agency in consulted where !agencies.contains(agency) {
      try add("\(logins[agency.code] ?? "").chuyenvien", .officer, agency, agency == consulted.first)
    }
    if let agency = shown.first { try add("buudien", .postClerk, agency, true) }
    if let city = catalogue.roots.first {
      try add("quantri", .admin, city, true)
      try add("giamsat", .auditor, city, true)
    }
    try store.writer.bulk { transaction in
      for account in accounts { _ = try transaction.add(account) }
    }
    return made
  }

  /// Writes what a person needs to look around, readable by the owner alone.
  package static func keep(_ text: String, in store: Store) throws {
    let path = store.folder.path + "/demo-accounts.txt"
    let isWritten = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    if !isWritten { throw StoreError.notWritable(path: path) }
  }

  /// A dossier whose page has something to tell: open, and with a history.
  package static func exampleCode(in store: Store, now: Moment) throws -> DossierCode? {
    try store.read { snapshot in
      let catalogue = try snapshot.catalogue()
      // Dossiers of the agencies whose accounts are printed come first.
      let known = catalogue.agencies.filter { $0.kind == .department || $0.kind == .district }
      for agency in known + catalogue.agencies {
        if let found = try snapshot.worklist(.open, agency: agency.code, now: now, limit: 1).first { return found.code }
      }
      return nil
    }
  }
}
