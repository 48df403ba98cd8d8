import Foundation
import TestSupport
import Testing

@Suite("Accounts and tokens")
struct AccountCommandTests {
  @Test(
    "mistakes are named, and no account is made",
    arguments: [
      ("Lan", "officer", City.district, "mot-hai-ba-bon", Int32(1), "cannot be a login"),
      ("lan", "officer", "000.00.99.H99", "mot-hai-ba-bon", 1, "000.00.99.H99"),
      ("lan", "officer", City.district, "", 1, "No password"),
      ("lan", "officer", City.district, "ngan", 1, "12 to 200"),
      ("lan", "officer", City.district, "mat-khau-11", 1, "12 to 200"),
      ("lan", "officer", City.district, "Password!2345678", 1, "common use"),
      ("nguyenthilan", "officer", City.district, "NguyenThiLan1", 1, "own name"),
      ("lan", "mayor", City.district, "mot-hai-ba-bon", 64, "mayor"),
    ])
  func mistakes(
    _ name: String, _ role: String, _ agency: String, _ password: String, _ status: Int32, _ sentence: String
  ) async throws {
    let city = try await City()
    let outcome = try await city.run(
      "user add", "--name", name, "--role", role, "--agency", agency, input: password.isEmpty ? "" : password + "\n")
    #expect(outcome.status == status && outcome.complaint.contains(sentence), "\(outcome.complaint)")
    #expect(status == 64 || outcome.isOneSentence)
    #expect(try await city.run("user list").output.isEmpty)
  }

  @Test("a name that nobody can see, and a number that cannot receive an SMS, are refused")
  func unseen() async throws {
    let city = try await City()
    for (extra, sentence) in [
      (["--display-name", "\u{200B}"], "is visible"),
      (["--phone", "02835202727"], "cannot receive an SMS"),
      (["--phone", "01234567890"], "cannot receive an SMS"),
    ] {
      let outcome = try await Program.run(
        ["user", "add", "--data", city.data, "--name", "lan", "--role", "officer", "--agency", City.district] + extra,
        input: "mot-hai-ba-bon\n")
      #expect(
        outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains(sentence), "\(outcome.complaint)")
    }
    let token = try await Program.run(
      ["token", "create", "--data", city.data, "--agency", City.district, "--label", "\u{FEFF}\u{200D}"])
    #expect(token.status == 1 && token.isOneSentence)
    let marked = try await Program.run(
      ["user", "add", "--data", city.data, "--name", "\u{FEFF}lan", "--role", "officer", "--agency", City.district],
      input: "\u{FEFF}mot-hai-ba-bon\r\n")
    #expect(marked.status == 0)
    let server = try await ServingProgram.start(city)
    #expect(try await StaffBrowser(port: server.port).signIn("lan", "mot-hai-ba-bon") == "/can-bo")
  }

  @Test("beside a running server an account signs in at once, and is out at once when it is closed")
  func life() async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city)
    let add = ["--name", "lan", "--role", "officer", "--agency", City.district]
    #expect(try await Program.run(["user", "add", "--data", city.data] + add, input: "mot-hai-ba-bon\n").status == 0)
    let twice = try await Program.run(["user", "add", "--data", city.data] + add, input: "mot-hai-ba-bon\n")
    #expect(twice.status == 1 && twice.isOneSentence && twice.complaint.contains("already"))

    let first = StaffBrowser(port: server.port)
    #expect(try await first.signIn("lan", "mot-hai-ba-bon") == "/can-bo")
    #expect(try await first.get("/can-bo").status == 200)
    #expect(try await city.run("user password", "--name", "lan", input: "nam-sau-bay-tam\n").status == 0)
    #expect(try await first.get("/can-bo").status == 303, "the old session goes on")

    let second = StaffBrowser(port: server.port)
    #expect(try await second.signIn("lan", "mot-hai-ba-bon") == nil)
    #expect(try await second.signIn("lan", "nam-sau-bay-tam") == "/can-bo")
    #expect(try await city.run("user disable", "--name", "lan").status == 0)
    #expect(try await second.get("/can-bo").status == 303)
    #expect(try await second.signIn("lan", "nam-sau-bay-tam") == nil)
    #expect(try await city.run("user list").output == "lan\tofficer\t\(City.district)\tlan\tdisabled\n")
    #expect(try await city.run("user enable", "--name", "lan").status == 0)
    #expect(try await second.get("/can-bo").status == 303, "the session of before goes on")
    #expect(try await second.signIn("lan", "nam-sau-bay-tam") == "/can-bo")
    #expect(await server.stop() == 0)
    let log = try String(contentsOfFile: city.data + "/administration.log", encoding: .utf8)
    for change in [
      "account lan made", "password of account lan changed", "account lan disabled", "account lan enabled",
    ] {
      #expect(log.contains(change))
    }
    #expect(!log.contains("nam-sau"))
  }

  @Test(
    "beside a running server a link lets its owner choose a password, and posts may be several; the log tells of both")
  func linkAndPosts() async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city)
    let add = ["--name", "lan", "--role", "officer", "--agency", City.district]
    #expect(try await Program.run(["user", "add", "--data", city.data] + add, input: "mot-hai-ba-bon\n").status == 0)
    let link = try await city.run("user link", "--name", "lan", "--site", "https://motcua.example")
    let path = try #require(link.output.split(separator: "motcua.example").last).trimmingCharacters(in: .newlines)
    let browser = StaffBrowser(port: server.port)
    #expect(try await browser.get(path).status == 200)
    #expect(try await city.run("user link", "--name", "lan").output.hasPrefix("/can-bo/mat-khau/"))
    #expect(try await browser.get(path).status == 404, "an earlier link goes on")

    let posts = ["officer:\(City.district)", "leader:\(City.district):2001-01-01..2001-01-15"]
    let outcome = try await city.run("user posts", "--name", "lan", "--post", posts[0], "--post", posts[1])
    #expect(outcome.status == 0, "\(outcome.complaint)")
    #expect(try await city.run("user list").output.split(separator: "\n").count == 2)
    for post in [
      "mayor:\(City.district)", "officer", "officer:x", "officer:\(City.district):2002-01-01..2001-01-01",
      "officer:\(City.district):x..y",
    ] {
      #expect(try await city.run("user posts", "--name", "lan", "--post", post).status == 64, "\(post)")
    }
    #expect(try await city.run("user posts", "--name", "lan", "--post", "officer:000.00.99.H99").status == 1)
    for (event, count) in [("account made", 1), ("link made", 2), ("posts changed", 1)] {
      let found = try Database.number(city, "SELECT count(*) FROM security_log WHERE event = '\(event)'")
      #expect(found == count, "\(event)")
    }
  }

  @Test(
    "an account that is not there is named", arguments: ["user password", "user disable", "user enable", "user link"])
  func unknown(_ command: String) async throws {
    let outcome = try await City().run(command, "--name", "nobody", input: "mot-hai-ba-bon\n")
    #expect(outcome.status == 1 && outcome.isOneSentence && outcome.complaint.contains("nobody"))
  }

  @Test("a token that cannot be shown is no success", arguments: ["token create", "token list", "agency list"])
  func fullDisk(_ command: String) async throws {
    let city = try await City()
    _ = try await city.run("token create", "--agency", City.department, "--label", "a")
    let more = command == "token create" ? "--agency \(City.department) --label b" : ""
    let outcome = try await onThread {
      try ChildProcess.run(
        "/bin/sh", ["-c", "exec \(Program.path) \(command) --data \(city.data) \(more) > /dev/full"],
        environment: Program.environment, input: Data())
    }.get()
    #expect(outcome.status == 1 && outcome.complaint.contains("Standard output cannot be written"))
  }

  @Test("a token stands alone on standard output and works at once")
  func token() async throws {
    let city = try await City()
    let server = try await ServingProgram.start(city)
    let made = try await city.run("token create", "--agency", City.department, "--label", "phần mềm của sở")
    #expect(made.status == 0 && made.complaint.isEmpty)
    let token = made.output.dropLast()
    #expect(made.output.hasSuffix("\n") && token.count >= 32 && !token.contains { $0.isWhitespace })
    let answer = try await onThread { try Filing(server.port, token: String(token)).file(name: "Ánh", key: "1") }.get()
    #expect(answer.filedCode != nil)
    #expect(await server.stop() == 0)
    let unknown = try await city.run("token create", "--agency", "000.00.99.H99", "--label", "x")
    #expect(unknown.status == 1 && unknown.isOneSentence && unknown.output.isEmpty)
  }

  @Test("a token is listed, ends, only reads, has a limit, and is taken back at once")
  func bounds() async throws {
    let city = try await City()
    let none = try await city.run("token list")
    #expect(none.status == 0 && none.output.isEmpty && none.complaint == "There are no tokens.\n")
    let server = try await ServingProgram.start(city)
    let create = { (label: String, options: [String]) in
      let words = ["token", "create", "--data", city.data, "--agency", City.department, "--label", label] + options
      return try await Program.run(words).output.trimmingCharacters(in: .newlines)
    }
    let reading = try await create("đọc", ["--read-only", "--until", "2099-12-31", "--hourly", "3"])
    let writing = try await create("ghi", [])
    let list = try await city.run("token list").output
    #expect(list.contains("đọc\t") && list.contains("\t2099-12-31\treads, 3 an hour\tnever used\tactive\n"))
    #expect(list.contains("\tno end\treads and writes\tnever used\tactive\n") && !list.contains(reading))
    let file = { (token: String) in
      try await onThread { try Filing(server.port, token: token).file(name: "Ánh", key: "1") }.get().status
    }
    let get = { (token: String) in
      try await onThread { try Filing(server.port, token: token).get("/api/v1/agencies") }.get()
    }
    #expect(try await file(reading) == 403)
    #expect(try await get(reading).status == 200)
    #expect(try await get(reading).status == 200)
    let over = try await get(reading)
    #expect(over.status == 429 && over.field("retry-after") != nil)
    #expect(try await file(writing) == 201)
    #expect(try await city.run("token revoke", "--label", "ghi").output == "1 token has been revoked.\n")
    #expect(try await get(writing).status == 401)
    #expect(try await city.run("token list").output.contains("\trevoked\n"))
    let again = try await city.run("token revoke", "--label", "ghi")
    #expect(again.status == 1 && again.isOneSentence)
    #expect(await server.stop() == 0)
  }
}
