import Database

/// What the store can fail with. `description` is a sentence for the person who runs the program.
package typealias StoreError = DatabaseError
