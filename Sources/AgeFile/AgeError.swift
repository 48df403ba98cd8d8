/// Why a file is not opened.
public enum AgeError: Error, Equatable {
  /// It does not begin as an age file of version 1.
  case notAge
  /// It does not keep the format's rules.
  case malformed
  /// It is for other keys.
  case otherKey
  /// Its head was altered: the key fits, and the seal over the head does not.
  case alteredHeader
  /// It ends before its last piece.
  case cut
  /// Its last piece is cut off, or was altered.
  case damagedEnd
  /// The piece, counted from 1, was altered or is not in its place.
  case alteredPiece(Int)
  /// Something follows its last piece.
  case overlong
  /// There is nobody to encrypt to.
  case noRecipient
}
