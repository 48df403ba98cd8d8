import Foundation
import Glibc
import HTTPTypes
import System
import TestSupport
import Testing

@testable import HTTPServer

/// A temporary folder, removed at the end.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/http-files-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError(call: "mkdtemp", code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func write(_ name: String, _ bytes: [UInt8]) {
    guard let file = fopen(path + "/" + name, "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }
}

@Suite("Static files")
struct StaticFilesTests {
  let folder: TemporaryFolder
  let files: StaticFiles
  let css = Array(String(repeating: "body { color: #123 }\n", count: 100).utf8)
  let large = [UInt8]((0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) })

  init() throws {
    folder = try TemporaryFolder()
    folder.write("portal.css", css)
    folder.write("large.bin", large)
    folder.write(".hidden", [1])
    folder.write("../outside-\(getpid())", [1])
    mkdir(folder.path + "/icons", 0o755)
    folder.write("icons/a b.svg", Array("<svg/>".utf8))
    symlink("/etc/passwd", folder.path + "/link.txt")
    symlink("portal.css", folder.path + "/inside.css")
    files = try StaticFiles(folder: folder.path, memoryLimit: 100_000)
    unlink("/tmp/outside-\(getpid())")
  }

  private func ask(
    _ target: String, _ fields: HTTPFields = [:], method: HTTPRequest.Method = .get
  ) async throws -> Response {
    let next: Handler = { _, _ in .text("next") }
    return try await files.handle(try Request(method: method, target: target, fields: fields), Context(), next: next)
  }

  private func bytes(_ response: Response) throws -> [UInt8] {
    switch response.body {
    case .bytes(let bytes): bytes
    case .file(let file): try file.file.bytes(file.length, at: file.offset)
    default: []
    }
  }

  @Test("A file is served with type and tag, for ever under the address with its hash")
  func serves() async throws {
    let plain = try await ask("/assets/portal.css")
    #expect(try bytes(plain) == css)
    #expect(plain.fields[.contentType] == "text/css; charset=utf-8")
    #expect(plain.fields[.cacheControl] == "no-cache")
    let address = files.url(for: "portal.css")
    #expect(address.hasPrefix("/assets/portal.") && address.hasSuffix(".css") && address != "/assets/portal.css")
    let hashed = try await ask(address)
    #expect(try bytes(hashed) == css)
    #expect(hashed.fields[.cacheControl] == "public, max-age=31536000, immutable")
    #expect(hashed.fields[.eTag] == plain.fields[.eTag])
    let old = try await ask("/assets/portal.0123456789ab.css")
    #expect(old.fields[.cacheControl] == "no-cache")
    #expect(files.url(for: "unknown.css") == "/assets/unknown.css")
  }

  @Test("Files in folders, large ones and links within are served; other addresses are for the next handler")
  func finds() async throws {
    #expect(try bytes(try await ask("/assets/icons/a%20b.svg")) == Array("<svg/>".utf8))
    #expect(try bytes(try await ask("/assets/large.bin")) == large)
    #expect(try bytes(try await ask("/assets/inside.css")) == css)
    #expect(try bytes(try await ask("/elsewhere")) == Array("next".utf8))
  }

  @Test(
    "No path leaves the folder",
    arguments: [
      "/assets/", "/assets/none.css", "/assets/.hidden", "/assets/link.txt", "/assets/icons",
      "/assets/../../etc/passwd",
      "/assets/..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/outside", "/assets//etc/passwd", "/assets/icons/../portal.css",
      "/assets/portal.abc.css", "/assets/portal.0123456789ag.css", "/assets/portal.css/", "/assets/PORTAL.css",
    ])
  func stays(_ target: String) async throws {
    let error = await #expect(throws: HTTPError.self) { try await ask(target) }
    #expect(error?.status == .notFound)
  }

  @Test("If-None-Match that matches is 304 (RFC 9110 section 13.1.2)")
  func notModified() async throws {
    let tag = try #require(try await ask("/assets/portal.css").fields[.eTag])
    for condition in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
      let response = try await ask("/assets/portal.css", [.ifNoneMatch: condition])
      #expect(response.status == .notModified)
      #expect(response.fields[.eTag] == tag)
      #expect(response.fields[.vary] == "Accept-Encoding")
    }
    #expect(try await ask("/assets/portal.css", [.ifNoneMatch: "\"x\""]).status == .ok)
  }

  @Test("A file has its modification time, unless that is in the future (RFC 9110 section 8.8.2)")
  func lastModified() async throws {
    let now = time(nil)
    for (name, moment) in [("old.txt", 784_111_777), ("ahead.txt", now + 86400), ("before.txt", -1)] {
      folder.write(name, Array("x".utf8))
      var times = [timespec(tv_sec: moment, tv_nsec: 0), timespec(tv_sec: moment, tv_nsec: 0)]
      #expect(utimensat(AT_FDCWD, "\(folder.path)/\(name)", &times, 0) == 0)
    }
    let files = try StaticFiles(folder: folder.path)
    func modified(_ name: String) throws -> String {
      try #require(try files.respond(to: try Request(method: .get, target: "/assets/\(name)")).fields[.lastModified])
    }
    #expect(try modified("before.txt") == "Thu, 01 Jan 1970 00:00:00 GMT")
    #expect(try modified("old.txt") == "Sun, 06 Nov 1994 08:49:37 GMT")
    let ahead = try #require(HTTPDate.seconds(try modified("ahead.txt"), now: now))
    #expect((now...now + 3600).contains(ahead))
  }

  @Test("Conditions by date; a tag takes precedence, and an invalid date is ignored (RFC 9110 section 13.1.3, 13.1.4)")
  func dates() async throws {
    let plain = try await ask("/assets/portal.css")
    let tag = try #require(plain.fields[.eTag])
    let modified = try #require(plain.fields[.lastModified])
    let earlier = "Sun, 06 Nov 1994 08:49:37 GMT"
    func status(_ fields: HTTPFields) async throws -> Int {
      do {
        return try await ask("/assets/portal.css", fields).status.code
      } catch let error as HTTPError {
        return error.status.code
      }
    }
    let cases: [(HTTPFields, Int)] = [
      ([.ifModifiedSince: modified], 304), ([.ifModifiedSince: earlier], 200), ([.ifModifiedSince: "yesterday"], 200),
      ([.ifModifiedSince: earlier, .ifNoneMatch: tag], 304),
      ([.ifModifiedSince: modified, .ifNoneMatch: "\"x\""], 200),
      ([.ifUnmodifiedSince: modified], 200), ([.ifUnmodifiedSince: earlier], 412), ([.ifUnmodifiedSince: "x"], 200),
      ([.ifUnmodifiedSince: earlier, .ifMatch: tag], 200), ([.ifUnmodifiedSince: modified, .ifMatch: "\"x\""], 412),
      // A date is never strong enough for a part (section 13.1.5).
      ([.range: "bytes=0-1", .ifRange: modified], 200),
    ]
    for (fields, expected) in cases { #expect(try await status(fields) == expected, "\(fields)") }
  }

  @Test("If-Match that does not match, by strong comparison, is 412 (RFC 9110 section 13.1.1)")
  func preconditions() async throws {
    let tag = try #require(try await ask("/assets/portal.css").fields[.eTag])
    for condition in ["\"x\"", "\"*\"", "W/\(tag)", "\"x\", W/\(tag)"] {
      let error = await #expect(throws: HTTPError.self) { try await ask("/assets/portal.css", [.ifMatch: condition]) }
      #expect(error?.status == .preconditionFailed)
    }
    for condition in [tag, "*", "\"x\", \(tag)", "W/\"x\", \(tag)"] {
      #expect(try await ask("/assets/portal.css", [.ifMatch: condition]).status == .ok)
    }
  }

  @Test("Texts are compressed once and sent to clients that accept it, with a tag of their own")
  func gzip() async throws {
    let plain = try await ask("/assets/portal.css")
    let packed = try await ask("/assets/portal.css", [.acceptEncoding: "gzip"])
    #expect(packed.fields[.contentEncoding] == "gzip")
    #expect(packed.fields[.eTag] != plain.fields[.eTag])
    #expect(try bytes(packed).starts(with: [0x1F, 0x8B]))
    #expect(try await ask("/assets/large.bin", [.acceptEncoding: "gzip"]).fields[.contentEncoding] == nil)
    #expect(
      try await ask("/assets/portal.css", [.acceptEncoding: "gzip", .range: "bytes=0-1"]).fields[.contentEncoding]
        == nil)
  }

  @Test(
    "One range is served (RFC 9110 section 14)",
    arguments: [
      ("bytes=0-0", 0..<1), ("bytes=10-19", 10..<20), ("bytes=199990-", 199_990..<200_000),
      ("bytes=-5", 199_995..<200_000),
      ("bytes=199999-999999", 199_999..<200_000), ("bytes=-999999", 0..<200_000),
    ])
  func ranges(_ field: String, _ range: Range<Int>) async throws {
    let response = try await ask("/assets/large.bin", [.range: field])
    #expect(response.status == .partialContent)
    #expect(response.fields[.contentRange] == "bytes \(range.lowerBound)-\(range.upperBound - 1)/200000")
    #expect(try bytes(response) == Array(large[range]))
  }

  @Test(
    "Anything but a single range gets the whole file",
    arguments: [
      "bytes=9999999999999999999-", "bytes=0-1,5-6", "lines=0-1", "bytes=5-1", "bytes=x-", "bytes=", "bytes=-",
    ])
  func noRange(_ field: String) async throws {
    #expect(try await ask("/assets/large.bin", [.range: field]).status == .ok)
  }

  @Test("A range outside the file is 416, and If-Range for another content gets the whole file")
  func rangeConditions() async throws {
    for field in ["bytes=200000-", "bytes=200000-200001", "bytes=-0"] {
      let error = await #expect(throws: HTTPError.self) { try await ask("/assets/large.bin", [.range: field]) }
      #expect(error?.status == .rangeNotSatisfiable)
      #expect(error?.fields[.contentRange] == "bytes */200000")
    }
    #expect(try await ask("/assets/large.bin", [.range: "bytes=0-1"], method: .head).status == .ok)
    let tag = try #require(try await ask("/assets/large.bin").fields[.eTag])
    #expect(try await ask("/assets/large.bin", [.range: "bytes=0-1", .ifRange: tag]).status == .partialContent)
    #expect(try await ask("/assets/large.bin", [.range: "bytes=0-1", .ifRange: "\"x\""]).status == .ok)
  }

  @Test("Nothing of an empty file is any range")
  func emptyFile() {
    for field in ["bytes=0-", "bytes=0-0", "bytes=-5"] { #expect(ByteRange(field, length: 0) == .unsatisfiable) }
  }

  @Test("A link into a folder whose name begins like this one's leads out")
  func neighbour() throws {
    let other = "\(folder.path)-other"
    mkdir(other, 0o755)
    defer { try? FileManager.default.removeItem(atPath: other) }
    folder.write("../\((other as NSString).lastPathComponent)/secret.txt", [1])
    symlink("\(other)/secret.txt", folder.path + "/secret.txt")
    #expect(try !Folder.files(in: folder.path).contains("secret.txt"))
  }

  @Test("A part of a file is cut to its end; what is no file is not opened")
  func parts() throws {
    let file = try FileContent(path: folder.path + "/icons/a b.svg")
    #expect(file[2..<100].length == 4)
    #expect(file[100..<200].length == 0)
    #expect(throws: SystemError.self) { try FileContent(path: folder.path) }
    #expect(throws: SystemError.self) { try FileContent(path: "/dev/null") }
  }

  @Test("An empty file is an empty answer; one that has become shorter breaks the connection off")
  func changedFiles() async throws {
    folder.write("empty", [])
    folder.write("shorter", large)
    let empty = try FileContent(path: folder.path + "/empty")
    let shorter = try FileContent(path: folder.path + "/shorter")
    #expect(truncate(folder.path + "/shorter", 100_000) == 0)
    let handler: Handler = { request, _ in Response(body: .file(request.path == "/empty" ? empty : shorter)) }
    try await withServer(handler) { port, _ in
      let client = try TestClient(port: port)
      for _ in 0..<2 { #expect(try client.get("/empty").body.isEmpty) }
      #expect(throws: TestClient.Failure.self) { try client.get("/shorter") }
    }
  }

  @Test("Methods other than GET and HEAD are 405")
  func methods() async throws {
    let error = await #expect(throws: HTTPError.self) { try await ask("/assets/portal.css", method: .post) }
    #expect(error?.fields[.allow] == "GET, HEAD")
  }

  @Test("Files arrive whole over a socket, from memory and from disk, pipelined")
  func overSocket() async throws {
    let files = files
    let (css, large) = (css, large)
    try await withServer(files.handler) { port, _ in
      let client = try TestClient(port: port, receiveBuffer: 8192)
      let get = "GET /assets/large.bin HTTP/1.1\r\nHost: a\r\n\r\nGET /assets/portal.css HTTP/1.1\r\nHost: a\r\n\r\n"
      client.send(get + get)
      for _ in 0..<2 {
        #expect(try client.answer().body == large)
        #expect(try client.answer().body == css)
      }
      client.send("HEAD /assets/large.bin HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(try client.answer(toHead: true).field("Content-Length") == "200000")
    }
  }
}
