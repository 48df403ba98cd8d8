/// Who runs the portal, as the privacy page says.
package struct SiteOperator: Hashable, Sendable {
  /// nil: nobody has said.
  package var name: String?
  /// The day on which they confirmed the legal bases that the page names; nil: they have not.
  package var confirmedOn: LocalDate?

  package init(name: String? = nil, confirmedOn: LocalDate? = nil) {
    (self.name, self.confirmedOn) = (name, confirmedOn)
  }
}
