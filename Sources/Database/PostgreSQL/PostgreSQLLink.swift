#if PostgreSQL
  import CPostgreSQL

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
      // Before the address, which may say otherwise.
      let settings = [("application_name", "motcua"), ("dbname", address.text), ("client_encoding", "UTF8")]
      guard let handle = Self.connect(settings) else { throw .unreachable(place: place, reason: "no memory is left") }
      self.handle = handle
      guard PQstatus(handle) == CONNECTION_OK else { throw DatabaseError(failedConnection: handle, place: place) }
      PQenterPipelineMode(handle)
    }

    deinit { PQfinish(handle) }

    private static func connect(_ settings: [(String, String)]) -> OpaquePointer? {
      var texts = settings.flatMap { [$0.0, $0.1] }.map { Array($0.utf8CString) }[...]
      var keywords: [UnsafePointer<CChar>?] = []
      var values: [UnsafePointer<CChar>?] = []
      func gather() -> OpaquePointer? {
        guard let text = texts.popFirst() else {
          return PQconnectdbParams(keywords + [nil], values + [nil], 1)
        }
        return text.withUnsafeBufferPointer { text in
          if keywords.count == values.count {
            keywords.append(text.baseAddress)
          } else {
            values.append(text.baseAddress)
          }
          return gather()
        }
      }
      return gather()
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
        let status = PQresultStatus(result)
        let isGood = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
        switch expected {
        case .sync:
          PQclear(result)
          guard status == PGRES_PIPELINE_SYNC else { throw lost() }
          continue
        case .preparation(let statement):
          if !isGood { statement.session = nil }
        case .answer(let answer) where isGood: answer.result = result
        case .answer, .parting: break
        }
        if !isGood, status != PGRES_PIPELINE_ABORTED, failure == nil {
          if case .parting = expected {} else { failure = self.failure(result) }
        }
        if case .answer = expected, isGood {} else { PQclear(result) }
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
