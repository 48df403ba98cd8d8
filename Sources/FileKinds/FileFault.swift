/// Why a file is not taken, though its kind is one that is.
public enum FileFault: Hashable, Sendable {
  /// It runs, or holds something that runs: a program, a script, a shortcut, a document with macros.
  case program
  /// Unpacked it would be far larger than it is, or it declares entities that grow (XML 1.0 section 4.2).
  case bomb
  /// A picture of more points than a browser shows.
  case hugePicture(width: Int, height: Int)
  /// Only whoever has its password can read it.
  case encrypted
  /// It ends before it should, or contradicts itself.
  case broken
}
