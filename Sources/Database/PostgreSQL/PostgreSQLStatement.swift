#if PostgreSQL
  import CPostgreSQL

  /// A statement that the server prepares when it is first sent.
  @usableFromInline
  package final class PostgreSQLStatement {
    let sql: String
    let name: String
    private unowned let connection: PostgreSQLConnection
    private let abandoned: PostgreSQLAbandoned
    /// The session in which it is prepared.
    var session: Int?
    @usableFromInline var isInUse = false

    private var values: [SQLValue] = []
    private var answer: PostgreSQLAnswer?
    private var number: Int32 = -1
    private var count: Int32 = 0

    init(_ sql: String, name: String, on connection: PostgreSQLConnection) {
      self.sql = sql
      self.name = name
      self.connection = connection
      abandoned = connection.abandoned
    }

    deinit {
      if let session, !name.isEmpty { abandoned.names.append((session, name)) }
    }

    @usableFromInline
    func add(_ value: SQLValue) throws(DatabaseError) {
      // No text of PostgreSQL has it (postgresql.org/docs/15/datatype-character.html).
      if case .text(let text) = value, text.utf8.contains(0) { throw .constraint("a text contains a NUL") }
      values.append(value)
    }

    @usableFromInline
    var row: PostgreSQLRow { PostgreSQLRow(statement: self, result: answer?.result, number: number) }

    @usableFromInline
    func step() throws(DatabaseError) -> Bool {
      if answer == nil {
        guard let new = try connection.ask(self, values) else { return false }
        answer = new
        count = PQntuples(new.result)
      }
      number += 1
      return number < count
    }

    /// Its error comes with what is asked next.
    @usableFromInline
    func send() throws(DatabaseError) { try connection.tell(self, values) }

    @usableFromInline
    func changeCount() throws(DatabaseError) -> Int {
      guard let answer = try connection.ask(self, values, isChange: true) else { return 0 }
      return PQcmdTuples(answer.result).flatMap { Int(String(cString: $0)) } ?? 0
    }

    @usableFromInline
    func reset() {
      values.removeAll(keepingCapacity: true)
      answer = nil
      number = -1
      isInUse = false
    }
  }

  /// What the server answers to one statement.
  final class PostgreSQLAnswer {
    /// nil until it has come.
    private(set) var result: OpaquePointer?

    init(_ result: OpaquePointer? = nil) { self.result = result }

    deinit { PQclear(result) }

    func take(from other: PostgreSQLAnswer) { swap(&result, &other.result) }
  }

  /// Statements that nobody holds any more, and that the server still has, each with its session.
  final class PostgreSQLAbandoned {
    var names: [(session: Int, name: String)] = []
  }
#endif
