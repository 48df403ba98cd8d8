#if PostgreSQL
  import CPostgreSQL

  extension DatabaseError {
    /// The error of a statement, by its SQLSTATE (postgresql.org/docs/15/errcodes-appendix.html).
    init(failedResult result: OpaquePointer, place: String) {
      let state = Self.field("C", of: result)
      let message = Self.field("M", of: result)
      self =
        switch state.prefix(2) {
        case _ where ["55P03", "40001", "40P01", "53300"].contains(state): .busy
        case "23": .constraint(message)
        case "53": .diskFull
        case "25" where state == "25006": .notWritable(path: place)
        case "XX" where state == "XX001" || state == "XX002": .corrupt(message)
        case "57" where state != "57014", "08": .lost(place: place)
        default: .other(code: 0, message: "\(message) [\(state)]")
        }
    }

    private static func field(_ code: Unicode.Scalar, of result: OpaquePointer) -> String {
      PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) } ?? ""
    }

    /// Why a session could not be opened. libpq has it in words alone.
    init(failedConnection handle: OpaquePointer, place: String) {
      let message = PQerrorMessage(handle).map { String(cString: $0).trimmed } ?? ""
      // What follows are its guesses at the cause.
      let line = message.split(separator: "\n").first.map(String.init) ?? message
      self =
        if PQconnectionNeedsPassword(handle) != 0 || message.contains("password authentication failed") {
          .wrongPassword(place: place)
        } else if message.contains("does not exist") && message.contains("database") {
          .noServerDatabase(place: place)
        } else {
          .unreachable(place: place, reason: line)
        }
    }
  }
#endif
