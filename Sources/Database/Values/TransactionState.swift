package enum TransactionKind {
  /// Sees one state of the database, and blocks nobody.
  case read
  /// The only one that writes: any other has to wait.
  case write
}

package enum TransactionState {
  case none
  case open
  /// Nothing can be done in it but to roll back, to a savepoint or the whole.
  case failed
}

/// How long a statement waits for another connection, in milliseconds.
let usualPatience: Int32 = 10_000
