import OneStop

/// Why a request is not answered with what it asked for; `ErrorPage` gives each its status and sentence.
package enum PortalError: Error {
  /// To the sign-in page.
  case signInNeeded
  case forbidden
  /// A dossier that the reader's agency has nothing to do with.
  case ofOtherAgency(AgencyCode)
  /// A form without the right token.
  case csrf
  case notFound
  /// Wrong tries of a look-up; with the minutes to wait.
  case tooManyTries(minutes: Int)
}
