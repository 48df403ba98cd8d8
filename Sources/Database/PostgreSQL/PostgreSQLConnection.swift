#if PostgreSQL
  import CPostgreSQL
  import Glibc

  /// One session on a server, opened again where it is lost between two transactions.
  ///
  /// Statements whose answers nobody waits for are sent with the next one that is asked (pipeline mode,
  /// postgresql.org/docs/15/libpq-pipeline-mode.html): a round trip is for an answer, not for a statement.
  final class PostgreSQLConnection {
    let address: PostgreSQLAddress
    private let isReadOnly: Bool
    private(set) var link: PostgreSQLLink
    /// How many sessions there have been: a new one knows no statement of the one before.
    private(set) var session = 0
    private var statementCount = 0
    private var isDurable = true
    private var kind: TransactionKind?
    /// Whether an answer of the open transaction has been read.
    private var isAnswered = false
    /// Whether the open transaction has met an error.
    private var hasFailed = false
    /// The number of the open transaction that writes, once it is known.
    private var transaction: PostgreSQLAnswer?
    private var lastTransaction: Int64?
    private var othersCount = 0
    private(set) var changeCount: Int64 = 0
    /// Asked before they are needed.
    private var early: [PostgreSQLQuestion: PostgreSQLAnswer] = [:]
    private var isAskingEarly = false
    let abandoned = PostgreSQLAbandoned()
    /// What is still to be done to the tables that are being loaded.
    var afterLoad: [String] = []
    /// How often this connection has waited for the server.
    private(set) var roundTrips = 0

    /// `motc`: who holds it writes (postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS).
    static let lock = 0x6D6F_7463

    init(_ address: PostgreSQLAddress, knownVersion: Int, isReadOnly: Bool) throws(DatabaseError) {
      self.address = address
      self.isReadOnly = isReadOnly
      link = try PostgreSQLLink(address)
      try checkOwner(knownVersion: knownVersion)
      try settle()
    }

    /// For a database of exactly this schema.
    init(inspecting address: PostgreSQLAddress, version: Int) throws(DatabaseError) {
      self.address = address
      isReadOnly = true
      link = try PostgreSQLLink(address)
      guard try isOurs() else { throw .otherProgram(path: place) }
      let found = try schemaNumber()
      if found > version { throw .newerThanProgram(path: place, found: found, known: version) }
      if found < version { throw .olderThanProgram(path: place, found: found, known: version) }
      try settle()
    }

    private func checkOwner(knownVersion: Int) throws(DatabaseError) {
      guard link.isUTF8 else { throw .notUTF8(place: place) }
      if try isOurs() {
        let found = try schemaNumber()
        guard found <= knownVersion else { throw .newerThanProgram(path: place, found: found, known: knownVersion) }
      } else {
        // An empty database may become ours.
        let tables = "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
        guard try integer(tables) == 0 else { throw .otherProgram(path: place) }
      }
      if isReadOnly { return }
      // A standby, or a database that its owner has closed to writers.
      let isClosed = try integer(
        """
        SELECT CASE WHEN pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' THEN 1 ELSE 0 END
        """)
      guard isClosed == 0 else { throw .notWritable(path: place) }
    }

    /// The session's own settings. A server that acknowledges before it has written is told to wait.
    private func settle() throws(DatabaseError) {
      try execute(
        """
        SET jit = off; SET lock_timeout = \(usualPatience); SET idle_in_transaction_session_timeout = 0;
        SET statement_timeout = 0; SET client_min_messages = warning;
        SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off';
        """ + (isReadOnly ? "SET default_transaction_read_only = on;" : ""))
    }

    /// Begins a new session; a server that is being started anew is waited for.
    private func open() throws(DatabaseError) {
      link = try patiently { () throws(DatabaseError) in try PostgreSQLLink(address) }
      session += 1
      (early, transaction, lastTransaction) = ([:], nil, nil)
      try settle()
    }

    /// Three seconds at most.
    private func patiently<T>(_ body: () throws(DatabaseError) -> T) throws(DatabaseError) -> T {
      for _ in 0..<30 {
        do throws(DatabaseError) {
          return try body()
        } catch {
          guard case .unreachable = error else { throw error }
          usleep(100_000)
        }
      }
      return try body()
    }

    func makeStatement(_ sql: String) -> PostgreSQLStatement {
      statementCount += 1
      return PostgreSQLStatement(sql, name: "s\(statementCount)", on: self)
    }

    func execute(_ sql: String) throws(DatabaseError) {
      try noting { () throws(DatabaseError) in try link.execute(sql) }
    }

    func integer(_ sql: String) throws(DatabaseError) -> Int {
      let statement = PostgreSQLStatement(sql, name: "", on: self)
      return try statement.step() ? Int(statement.row.int64(0)) : 0
    }

    func setPatience(milliseconds: Int32) throws(DatabaseError) {
      try link.tell("SET lock_timeout = \(milliseconds)")
    }

    // MARK: Statements

    /// Sends a statement and waits for its answer; nil where it is only asked early.
    func ask(
      _ statement: PostgreSQLStatement, _ values: [SQLValue], isChange: Bool = false
    ) throws(DatabaseError) -> PostgreSQLAnswer? {
      if isChange { (changeCount, early) = (changeCount + 1, [:]) }
      if isAskingEarly {
        let question = PostgreSQLQuestion(sql: statement.sql, values: values)
        if early[question] == nil { early[question] = try send(statement, values) }
        return nil
      }
      let mayRepeat = kind == .read && !isAnswered
      do throws(DatabaseError) {
        return try answer(statement, values)
      } catch {
        // The session was lost while nothing was done in it: a server that was started anew.
        guard mayRepeat, case .lost = error else { throw error }
        try open()
        try beginReading()
        return try answer(statement, values)
      }
    }

    private func answer(
      _ statement: PostgreSQLStatement, _ values: [SQLValue]
    ) throws(DatabaseError) -> PostgreSQLAnswer {
      // One that was asked early stays: the state that is read does not change.
      if !early.isEmpty, let known = early[PostgreSQLQuestion(sql: statement.sql, values: values)] {
        if known.result == nil { try receive() }
        return known
      }
      let answer = try send(statement, values)
      try receive()
      return answer
    }

    /// Sends a statement with the next one that is asked.
    func tell(_ statement: PostgreSQLStatement, _ values: [SQLValue]) throws(DatabaseError) {
      changeCount += 1
      early = [:]
      _ = try send(statement, values)
      // Outside a change nothing else would tell of its failure; and the server's answers have to fit into the socket's
      // buffer until they are read.
      if kind != .write || link.waitingCount >= 256 { try receive() }
    }

    private func send(
      _ statement: PostgreSQLStatement, _ values: [SQLValue]
    ) throws(DatabaseError) -> PostgreSQLAnswer {
      if statement.session != session || statement.name.isEmpty {
        try link.prepare(statement)
        statement.session = session
      }
      return try link.send(statement, values)
    }

    private func receive() throws(DatabaseError) {
      guard link.waitingCount > 0 else { return }
      roundTrips += 1
      try noting { () throws(DatabaseError) in try link.receive() }
      isAnswered = true
    }

    /// Notes an error of the open transaction: nothing more is answered in it, not even what was asked early.
    private func noting(_ body: () throws(DatabaseError) -> Void) throws(DatabaseError) {
      do throws(DatabaseError) {
        try body()
      } catch {
        (hasFailed, early) = (true, [:])
        throw error
      }
    }

    // MARK: Questions asked early

    func askEarly(_ body: () throws -> Void) {
      let isWithin = isAskingEarly
      isAskingEarly = true
      defer { isAskingEarly = isWithin }
      try? body()
    }

    // MARK: Transactions

    func setDurable(_ isDurable: Bool) { self.isDurable = isDurable }

    func begin(_ kind: TransactionKind) throws(DatabaseError) {
      if link.isLost { try open() }
      switch kind {
      case .read: try beginReading()
      case .write:
        try link.tell("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        if !isDurable { try link.tell("SET LOCAL synchronous_commit = off") }
        // One writer at a time, in whatever process: what it reads stays so until it commits.
        try link.tell("SELECT pg_advisory_xact_lock(\(Self.lock))")
        transaction = try link.ask("SELECT CAST(CAST(pg_current_xact_id() AS text) AS bigint)")
      }
      for (session, name) in abandoned.names where session == self.session { try link.tell("DEALLOCATE \(name)") }
      abandoned.names = []
      (self.kind, isAnswered, hasFailed) = (kind, false, false)
    }

    private func beginReading() throws(DatabaseError) {
      try link.tell("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      kind = .read
    }

    func commit() throws(DatabaseError) {
      early = [:]
      guard kind == .write else {
        kind = nil
        return try link.part("COMMIT")
      }
      // Known before the COMMIT is sent: if its answer does not come, it is all there is to ask by.
      if transaction?.result == nil { try receive() }
      let number = transaction?.number
      let answer = try link.ask("COMMIT")
      do throws(DatabaseError) {
        try receive()
      } catch {
        guard case .lost = error, let number else { throw error }
        kind = nil
        return try resolve(number)
      }
      kind = nil
      // A transaction that has failed is rolled back by its COMMIT.
      guard answer.command == "COMMIT" else { throw .other(code: 0, message: "the transaction was rolled back") }
      noteCommit()
    }

    private func noteCommit() {
      lastTransaction = transaction?.number
      transaction = nil
    }

    /// Asks what became of a transaction whose end was not heard (postgresql.org/docs/15/functions-info.html,
    /// pg_xact_status).
    ///
    /// Returns if it was committed. Throws `lost` only if the server says that it was not: it is then made again.
    private func resolve(_ number: Int64) throws(DatabaseError) {
      switch try? outcome(of: number) {
      case "committed": return
      case "aborted": throw .lost(place: place)
      default: throw .unknownOutcome(place: place)
      }
    }

    private func outcome(of number: Int64) throws(DatabaseError) -> String? {
      try open()
      // Once the lock is free, the other session has come to its end.
      try link.tell("BEGIN")
      try link.tell("SELECT pg_advisory_xact_lock(\(Self.lock))")
      let answer = try link.ask("SELECT pg_xact_status(CAST('\(number)' AS xid8))")
      try link.receive()
      try? link.part("ROLLBACK")
      return answer.text
    }

    func rollBack() {
      early = [:]
      guard kind != nil else { return }
      kind = nil
      transaction = nil
      lastTransaction = nil
      if !link.isLost {
        try? link.tell("ROLLBACK")
        try? link.receive()
      }
    }

    func setSavepoint() throws(DatabaseError) { try link.tell("SAVEPOINT change") }

    func rollBackToSavepoint() throws(DatabaseError) {
      try link.tell("ROLLBACK TO SAVEPOINT change")
      try receive()
      hasFailed = false
    }

    func releaseSavepoint() throws(DatabaseError) { try link.tell("RELEASE SAVEPOINT change") }

    var transactionState: TransactionState {
      if kind == nil || link.isLost { return .none }
      return hasFailed ? .failed : .open
    }

    func awaitAnswers() throws(DatabaseError) { try receive() }
    var ending: DatabaseError { .lost(place: place) }

    /// Transactions that write are numbered one after the other, and ours follow each other if nobody else writes.
    func commitsOfOthers() throws(DatabaseError) -> Int {
      if transaction?.result == nil { try receive() }
      if let number = transaction?.number, number != lastTransaction {
        if lastTransaction.map({ $0 + 1 }) != number { othersCount += 1 }
        lastTransaction = number
      }
      return othersCount
    }
  }

  /// A statement and what it is asked with.
  struct PostgreSQLQuestion: Hashable {
    let sql: String
    let values: [SQLValue]
  }

  extension PostgreSQLAnswer {
    var text: String? { result.flatMap { PQgetvalue($0, 0, 0) }.map { String(cString: $0) } }
    var command: String? { result.flatMap { PQcmdStatus($0) }.map { String(cString: $0) } }
    /// Of an answer in text form.
    var number: Int64? { text.flatMap { Int64($0) } }
  }
#endif
