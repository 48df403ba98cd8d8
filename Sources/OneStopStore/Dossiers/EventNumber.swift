import Database

/// The number of an event: its dossier's number, followed by the event's place in the dossier, from 1.
///
/// So the events of a dossier are stored side by side, in their order.
enum EventNumber {
  private static let placeBits: Int64 = 16
  private static let lastPlace: Int64 = 1 << placeBits - 1

  /// - Throws: `constraint` where the dossier has no place left.
  static func of(_ dossier: Int64, place: Int) throws(StoreError) -> Int64 {
    guard place <= lastPlace else {
      throw .constraint("dossier \(dossier) has \(lastPlace) events, and no place for more")
    }
    return dossier << placeBits | Int64(place)
  }

  /// The first and the last number that an event of the dossier can have.
  static func all(of dossier: Int64) -> (first: Int64, last: Int64) {
    (dossier << placeBits, dossier << placeBits | lastPlace)
  }
}
