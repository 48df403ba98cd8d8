#if PostgreSQL
  import CPostgreSQL

  /// A statement that the server prepares when it is first sent.
  @usableFromInline
  package final class PostgreSQLStatement {
    let sql: String
    let name: String
    private unowned let connection: PostgreSQLConnection
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
    }

    @usableFromInline
    func add(_ value: SQLValue) throws(DatabaseError) {
      // No text of PostgreSQL has it (postgresql.org/docs/15/datatype-character.html).
      if case .text(let text) = value, text.utf8.contains(0) { throw .constraint("a text contains a NUL") }
      values.append(value)
    }

    @usableFromInline
    var row: PostgreSQLRow {
      guard let result = answer?.result else { preconditionFailure("a row of no answer") }
      return PostgreSQLRow(statement: self, result: result, number: number)
    }

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
    var result: OpaquePointer?

    deinit { PQclear(result) }
  }
#endif
