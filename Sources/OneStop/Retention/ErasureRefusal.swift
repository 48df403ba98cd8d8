/// Why the personal data of a dossier were not erased. Nothing has changed.
package enum ErasureRefusal: Error, Hashable, Sendable {
  case unknown
  /// It is still being handled.
  case open
  /// Its result has not been handed over.
  case waitsAtCounter
  case erasedAlready(Moment)
  /// Kept for a dispute until somebody lifts that.
  case held
  /// A message about it is being sent at this moment.
  case messageUnderWay
  /// The person may not do it, or not any more.
  case denied
}
