#if PostgreSQL
  import CPostgreSQL
  import Glibc

  /// The line to the server: what was sent, and whose answers are to come, in order.
  final class PostgreSQLLink {
    private let handle: OpaquePointer
    private let place: String
    private var expected: [Expected] = []
    private(set) var isLost = false
    private var parameters = PostgreSQLParameters()

    private enum Expected {
      case preparation(PostgreSQLStatement)
      case answer(PostgreSQLAnswer)
      /// Its failure does not matter.
      case parting
      case sync
    }

    init(_ address: PostgreSQLAddress) throws(DatabaseError) {
      place = address.description
      // What stands before the address, it may set otherwise.
      let settings = [
        (name: "application_name", value: "motcua"), (name: "dbname", value: address.text),
        (name: "client_encoding", value: "UTF8"),
      ]
      guard let handle = Self.connect(settings) else { throw .unreachable(place: place, reason: "no memory is left") }
      self.handle = handle
      guard PQstatus(handle) == CONNECTION_OK else { throw DatabaseError(failedConnection: handle, place: place) }
      PQenterPipelineMode(handle)
    }

    deinit { PQfinish(handle) }

    private static func connect(_ settings: [(name: String, value: String)]) -> OpaquePointer? {
      let names = settings.map { strdup($0.name) }
      let values = settings.map { strdup($0.value) }
      defer { for text in names + values { free(text) } }
      return PQconnectdbParams(
        names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
    }

    /// Whether the database stores text as UTF-8.
    var isUTF8: Bool { PQparameterStatus(handle, "server_encoding").map { String(cString: $0) } == "UTF8" }

    var waitingCount: Int { expected.count }

    // MARK: Sending

    /// A statement without parameters, sent with what is asked next.
    func tell(_ sql: String) throws(DatabaseError) { _ = try ask(sql) }

    /// The same, for its answer, in text form.
    func ask(_ sql: String) throws(DatabaseError) -> PostgreSQLAnswer {
      try check(PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, 0))
      let answer = PostgreSQLAnswer()
      expected.append(.answer(answer))
      return answer
    }

    func prepare(_ statement: PostgreSQLStatement) throws(DatabaseError) {
      try check(PQsendPrepare(handle, statement.name, statement.sql, 0, nil))
      expected.append(.preparation(statement))
    }

    func send(_ statement: PostgreSQLStatement, _ values: [SQLValue]) throws(DatabaseError) -> PostgreSQLAnswer {
      try check(parameters.with(values) { PQsendQueryPrepared(handle, statement.name, $0, $1, $2, $3, 1) })
      let answer = PostgreSQLAnswer()
      expected.append(.answer(answer))
      return answer
    }

    /// Sends a last statement whose answer is read with those of the next.
    func part(_ sql: String) throws(DatabaseError) {
      try check(PQsendQueryParams(handle, sql, 0, nil, nil, nil, nil, 0))
      expected.append(.parting)
      try check(PQpipelineSync(handle))
      expected.append(.sync)
    }

    /// Runs a script, which may hold several statements.
    func execute(_ sql: String) throws(DatabaseError) {
      try receive()
      PQexitPipelineMode(handle)
      defer { PQenterPipelineMode(handle) }
      guard let result = PQexec(handle, sql) else { throw lost() }
      defer { PQclear(result) }
      let status = PQresultStatus(result)
      guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw failure(result) }
    }

    // MARK: Whole tables

    /// Passes each row of a COPY to `body`, with the stream's header before the first, and its trailer.
    func copyOut(
      _ sql: String, _ body: (UnsafeRawBufferPointer) throws(DatabaseError) -> Void
    ) throws(DatabaseError) {
      try begin(sql, PGRES_COPY_OUT)
      defer { PQenterPipelineMode(handle) }
      while true {
        var start: UnsafeMutablePointer<CChar>?
        let count = PQgetCopyData(handle, &start, 0)
        guard count >= 0, let start else {
          if count == -2 { throw lost() }
          return try end()
        }
        defer { PQfreemem(start) }
        try body(UnsafeRawBufferPointer(start: start, count: Int(count)))
      }
    }

    func beginCopyIn(_ sql: String) throws(DatabaseError) { try begin(sql, PGRES_COPY_IN) }

    /// Sends bytes of the stream.
    func copyIn(_ bytes: [UInt8]) throws(DatabaseError) {
      let isSent = bytes.withUnsafeBytes { bytes in
        PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) == 1
      }
      guard isSent else { throw lost() }
    }

    func endCopyIn() throws(DatabaseError) {
      defer { PQenterPipelineMode(handle) }
      guard PQputCopyEnd(handle, nil) == 1 else { throw lost() }
      try end()
    }

    /// Outside the pipeline, in which there is no COPY.
    private func begin(_ sql: String, _ expected: ExecStatusType) throws(DatabaseError) {
      try receive()
      PQexitPipelineMode(handle)
      guard let result = PQexec(handle, sql) else { throw lost() }
      defer { PQclear(result) }
      guard PQresultStatus(result) == expected else {
        PQenterPipelineMode(handle)
        throw failure(result)
      }
    }

    private func end() throws(DatabaseError) {
      var failure: DatabaseError?
      while let result = PQgetResult(handle) {
        if PQresultStatus(result) != PGRES_COMMAND_OK { failure = failure ?? self.failure(result) }
        PQclear(result)
      }
      if let failure { throw failure }
    }

    private func check(_ isSent: Int32) throws(DatabaseError) {
      guard isSent == 1, PQstatus(handle) == CONNECTION_OK else { throw lost() }
    }

    // MARK: Receiving

    /// Waits until everything that was sent is answered. Throws the first error.
    func receive() throws(DatabaseError) {
      guard !expected.isEmpty else { return }
      try check(PQpipelineSync(handle))
      expected.append(.sync)
      let awaited = expected
      expected.removeAll(keepingCapacity: true)
      var failure: DatabaseError?
      for expected in awaited {
        guard let result = PQgetResult(handle) else { throw lost() }
        let received = PostgreSQLAnswer(result)
        if case .sync = expected {
          guard PQresultStatus(result) == PGRES_PIPELINE_SYNC else { throw lost() }
          continue
        }
        switch (expected, PQresultStatus(result)) {
        case (.answer(let answer), PGRES_COMMAND_OK), (.answer(let answer), PGRES_TUPLES_OK):
          answer.take(from: received)
        case (_, PGRES_COMMAND_OK), (_, PGRES_TUPLES_OK): break
        case (.preparation(let statement), let status):
          statement.session = nil
          if status != PGRES_PIPELINE_ABORTED { failure = failure ?? self.failure(result) }
        case (.answer, let status):
          if status != PGRES_PIPELINE_ABORTED { failure = failure ?? self.failure(result) }
        case (.parting, _), (.sync, _): break
        }
        if PQstatus(handle) != CONNECTION_OK { throw lost() }
        // Each statement's results end with none.
        while let further = PQgetResult(handle) { PQclear(further) }
      }
      if let failure { throw failure }
    }

    private func failure(_ result: OpaquePointer) -> DatabaseError {
      if PQstatus(handle) != CONNECTION_OK { return lost() }
      let error = DatabaseError(failedResult: result, place: place)
      if case .lost = error { isLost = true }
      return error
    }

    private func lost() -> DatabaseError {
      isLost = true
      expected = []
      return .lost(place: place)
    }
  }
#endif
