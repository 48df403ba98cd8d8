/// Another agency that was asked, and took longer to answer than its time.
package struct HeldElsewhere: Hashable, Sendable {
  package var agency: AgencyCode
  /// Working time in microseconds.
  package var excess: Int64

  package init(agency: AgencyCode, excess: Int64) {
    self.agency = agency
    self.excess = excess
  }
}

/// The cause of lateness that a dossier's own record suggests, from who had it longer than allotted.
///
/// A person confirms it or gives another; it decides nothing.
package struct CauseProposal: Hashable, Sendable {
  package enum Holder: Hashable, Sendable {
    case step(StepLoad)
    case agency(HeldElsewhere)
  }

  package let cause: LatenessCause
  package let holder: Holder

  /// nil where nobody had it beyond their share.
  ///
  /// - Parameters:
  ///   - loads: the time at each of the agency's own steps, which includes waiting for another agency's answer.
  ///   - elsewhere: the agencies that were asked and answered too late, or have not answered.
  ///   - isPresent: whether the login still handles dossiers at the agency.
  package init?(
    _ loads: [StepLoad], elsewhere: [HeldElsewhere] = [], isPresent: (String) -> Bool = { _ in true }
  ) {
    let longest = loads.max { ($0.excess, $1.step) < ($1.excess, $0.step) }.flatMap { $0.excess > 0 ? $0 : nil }
    let other = elsewhere.max { ($0.excess, $1.agency) < ($1.excess, $0.agency) }.flatMap { $0.excess > 0 ? $0 : nil }
    // A minute of another agency's delay does not explain days of one's own.
    if let other, other.excess >= (longest?.excess ?? 0) - other.excess {
      cause = .otherAgency
      holder = .agency(other)
    } else if let longest {
      cause = longest.officer.map(isPresent) ?? true ? .overload : .staff
      holder = .step(longest)
    } else {
      return nil
    }
  }
}
