/// What a connection's driver has to do next. `ConnectionState` decides it; `Connection` carries it out.
enum ConnectionAction {
  /// A request's head is complete: ask the service. Its body, if there is one, follows as `content`.
  case start(RequestHead)
  /// Answer a head that is not a valid request; the connection ends after that.
  case refuse(HTTPError, RefusedHead)
  /// Hand the content to the body's reader.
  case content(BodyPiece)
  /// Tell the body's reader that the rest will never come.
  case breakBody(HTTPError)
  /// RFC 9110 section 15.2.1
  case sendContinue
  /// All output is sent: let a streamed answer go on.
  case resumeWriter
  /// Send no more, and wait for the client to stop as well.
  case finishSending
  /// Close in order: everything that had to be sent is sent.
  case close
  /// Break off, so that the client cannot take a part of an answer for the whole.
  case reset
}

/// A piece of a body's content, decoded.
struct BodyPiece {
  enum End {
    /// This was the last piece.
    case whole
    case broken(HTTPError)
  }

  var bytes: [UInt8]
  /// nil: more is to come.
  var end: End?
}
