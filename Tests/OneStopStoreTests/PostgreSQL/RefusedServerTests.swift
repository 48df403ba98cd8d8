#if PostgreSQL
  import TestSupport
  import Testing

  @testable import Database
  @testable import OneStopStore

  @Suite("A server's database that cannot be used is refused with a sentence") struct RefusedServerTests {
    let server: PostgreSQLServer

    init() throws { server = try PostgreSQLServer.shared.get() }

    private func refusal(of place: DatabasePlace) -> String {
      do throws(StoreError) {
        _ = try Connection(place, knownVersion: 5)
        return ""
      } catch {
        return error.description
      }
    }

    /// The sentence about a database of its own that was changed by `sql`.
    private func refusal(options: String = "", after sql: String) throws -> String {
      let name = try server.makeDatabase(options: options)
      let place = try server.place(of: name)
      if !sql.isEmpty { try server.execute(sql.replacing("NAME", with: name), in: place) }
      return refusal(of: place)
    }

    @Test("that is missing, does not answer, or needs another password")
    func unreachable() throws {
      #expect(refusal(of: try server.place(of: "missing")).contains("does not exist. Create it: createdb"))
      let nobody = refusal(of: try DatabasePlace(server: "postgresql://a:secret@127.0.0.1:1/x"))
      #expect(nobody.contains("cannot be reached") && !nobody.contains("secret"), "\(nobody)")
      try? server.execute("CREATE ROLE locked LOGIN PASSWORD 'right'")
      let name = try server.makeDatabase()
      for password in ["", "&password=wrong"] {
        let place = try DatabasePlace(server: "postgresql:///\(name)?host=\(server.folder)&user=locked\(password)")
        let sentence = refusal(of: place)
        #expect(sentence.contains("refuses the password") && !sentence.contains("wrong"), "\(sentence)")
      }
    }

    @Test("that is another program's, of a newer version, closed to writers, or not in UTF-8")
    func unfit() throws {
      #expect(try refusal(after: "CREATE TABLE theirs (a INTEGER)").contains("belongs to another program"))
      let newer = "CREATE TABLE motcua_schema (number BIGINT NOT NULL); INSERT INTO motcua_schema VALUES (6)"
      #expect(try refusal(after: newer).contains("newer version of this program (schema 6, known 5)"))
      let closed = try refusal(after: "ALTER DATABASE NAME SET default_transaction_read_only = on")
      #expect(closed.contains("cannot be written"), "\(closed)")
      let bytes = try refusal(options: "ENCODING 'SQL_ASCII' LOCALE 'C' LOCALE_PROVIDER libc", after: "")
      #expect(bytes.contains("does not store text as UTF-8"), "\(bytes)")
      #expect(try refusal(after: "") == "")
    }

    @Test("and so is an address that is none", arguments: ["mysql://a/b", "postgresql://a/b?nonsense=1", "/tmp/x"])
    func address(_ text: String) {
      #expect(throws: StoreError.self) { try DatabasePlace(server: text) }
    }
  }
#endif
