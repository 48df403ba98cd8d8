/// The number of an event: its dossier's number, and behind it the event's place in the dossier, from 1.
///
/// The events of a dossier lie side by side, in their order.
enum EventNumber {
  private static let places: Int64 = 1 << 16

  /// - Throws: `constraint` where the dossier has no place left.
  static func of(_ dossier: Int64, place: Int) throws(StoreError) -> Int64 {
    guard place < places else {
      throw .constraint("dossier \(dossier) has \(places - 1) events, and no place for more")
    }
    return dossier * places + Int64(place)
  }

  /// The first and the last number that an event of the dossier can have.
  static func all(of dossier: Int64) -> (first: Int64, last: Int64) {
    (dossier * places, dossier * places + places - 1)
  }
}
