import OneStop

extension City {
  /// Offices are staffed as they are in life: some have nobody at the counter, some no officer, some no leader.
  static func makeAccounts() -> [Account] {
    var accounts = [Account(login: "admin", name: "Quản trị", role: .admin, agency: head)]
    for number in 1...10 {
      var roles: [Account.Role] = [.clerk, .clerk, .officer, .officer, .leader]
      switch number {
      case 6: roles = [.officer, .officer, .leader]
      case 8: roles = [.clerk, .leader]
      case 9: roles = [.clerk, .officer, .officer]
      default: break
      }
      for (place, role) in roles.enumerated() {
        let login = "\(role.rawValue)\(number)-\(place)"
        var person = Account(login: login, name: login, role: role, agency: agency(number))
        if role == .leader || place == 2 { person.email = EmailAddress("\(login)@example.vn") }
        if role == .leader, number % 3 == 0 { person.phone = PhoneNumber("09000000\(number + 10)") }
        accounts.append(person)
      }
    }
    return accounts
  }

  /// Applicants, some of whom want to be told.
  static func applicant(_ number: Int) -> Applicant {
    Applicant(
      kind: .citizen, name: "Người Nộp \(number)",
      identity: number % 5 == 0 ? nil : IdentityNumber("0790\(10_000_000 + number)", for: .citizen),
      phone: number % 4 == 1 ? nil : PhoneNumber("09\(10_000_000 + number)"),
      email: number % 3 == 0 ? nil : EmailAddress("nguoi\(number)@example.vn"), address: "\(number) Lê Lợi")
  }
}
