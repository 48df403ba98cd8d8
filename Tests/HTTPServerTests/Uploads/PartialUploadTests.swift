import Glibc
import System
import TestSupport
import Testing

@testable import HTTPServer

@Suite("A file that comes in pieces") struct PartialUploadTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/coming" }

  init() throws { folder = try TemporaryFolder() }

  private func names() throws -> [String] { try FileSystem.names(in: folder.path).sorted() }

  @Test("One request has it at a time, and the next finds what the last one wrote")
  func alone() throws {
    var first = try PieceFile.open(path)
    try first?.write([1, 2, 3], at: 0)
    #expect(try PieceFile.open(path) == nil)
    first = nil
    let second = try #require(try PieceFile.open(path))
    #expect(try second.size == 3 && second.read(9, at: 1) == [2, 3])
  }

  @Test("Whole, it has a name of its own; whoever opens the old one begins a file of their own")
  func whole() async throws {
    let first = try #require(try await PartialUpload.open(path, size: 3))
    try FileSystem.write([9], to: folder.path + "/whole")
    try FileSystem.write([1, 2, 3], to: path)
    #expect(try await first.length == 3)
    #expect(try await first.keep(as: "whole"))
    #expect(try FileSystem.read(folder.path + "/whole") == [1, 2, 3])
    await first.remove()
    #expect(try names() == ["whole"])
  }

  @Test("A file with a second name is not written into, even if its first one is still there")
  func twoNames() throws {
    try FileSystem.write([1, 2, 3], to: path)
    try FileSystem.link(path, folder.path + "/whole")
    let file = try #require(try PieceFile.open(path))
    try file.write([7], at: 0)
    #expect(try FileSystem.read(folder.path + "/whole") == [1, 2, 3])
    #expect(try FileSystem.read(path) == [7])
  }

  @Test("Removed while it is open, it gets no name, and takes none from the one that came in its place")
  func removed() async throws {
    let first = try #require(try await PartialUpload.open(path, size: 3))
    try FileSystem.remove(path)
    let second = try #require(try await PartialUpload.open(path, size: 3))
    #expect(try await !first.keep(as: "whole"))
    await first.remove()
    #expect(try names() == ["coming"])
    await second.remove()
    #expect(try names() == [])
  }

  @Test("A stored file takes the place of another, and is copied once its last name was removed", arguments: [1, 2])
  func replace(_ count: Int) async throws {
    let target = folder.path + "/b"
    try FileSystem.write([1, 2, 3], to: folder.path + "/a")
    try FileSystem.write([9], to: target)
    let file = try #require(try await UploadFolder.file(at: folder.path + "/a"))
    if count == 1 { try FileSystem.remove(folder.path + "/a") }
    try await file.replace("b", in: folder.path)
    #expect(try FileSystem.read(target) == [1, 2, 3])
    try await file.replace("b", in: folder.path)
    #expect(try names() == (count == 1 ? ["b"] : ["a", "b"]))
    #expect(try await UploadFolder.file(at: folder.path + "/c") == nil)
  }
}
