import OneStop

/// Why a request does not get what it asked for; `ErrorPage` has the status and the sentence for each.
package enum PortalError: Error {
  /// Leads to the sign-in page.
  case signInNeeded
  /// Leads to the page where the second factor is set up.
  case secondFactorNeeded
  case forbidden
  /// The dossier does not concern the reader's agency.
  case ofOtherAgency(AgencyCode)
  /// The form lacks the right token.
  case csrf
  case notFound
  /// Too many wrong tries at a look-up, with the minutes to wait.
  case tooManyTries(minutes: Int)
}
