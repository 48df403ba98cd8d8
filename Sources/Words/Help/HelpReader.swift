import OneStop

/// The readers who have a part of the help, in the order of the parts of `Resources/Documentation/Using.md`.
package enum HelpReader: String, CaseIterable, Sendable {
  case citizens = "cong-dan"
  case clerks = "tiep-nhan"
  case officers = "chuyen-vien"
  case leaders = "lanh-dao"
  case administrators = "quan-tri"

  package init(_ role: Account.Role) {
    self =
      switch role {
      case .clerk, .postClerk: .clerks
      case .officer: .officers
      case .leader: .leaders
      case .admin, .auditor: .administrators
      }
  }
}
