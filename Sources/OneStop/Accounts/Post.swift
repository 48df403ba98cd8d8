/// What somebody is at an agency, perhaps only for a time: in a colleague's place, or posted to a centre.
package struct Post: Hashable, Sendable {
  package var role: Account.Role
  package var agency: AgencyCode
  /// The first and the last day on which it holds; nil: without such an end.
  package var firstDay: LocalDate?
  package var lastDay: LocalDate?

  package init(
    _ role: Account.Role, at agency: AgencyCode, from firstDay: LocalDate? = nil, to lastDay: LocalDate? = nil
  ) {
    self.role = role
    self.agency = agency
    self.firstDay = firstDay
    self.lastDay = lastDay
  }

  package func holds(on day: LocalDate) -> Bool {
    (firstDay.map { $0 <= day } ?? true) && (lastDay.map { day <= $0 } ?? true)
  }
}
