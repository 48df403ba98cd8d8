import Foundation
import Glibc
import TestSupport

/// A server in a process of its own, ended with its last reference.
final class Server: Sendable {
  let port: Int
  private let process: ChildProcess

  /// `motcua serve` on the folder, on a free port.
  ///
  /// - Parameter database: the address of one on a server.
  init(data: String, database: String? = nil) throws {
    let arguments =
      ["serve", "--data", data, "--port", "0", "--resources", Program.resources] + Program.place(database)
    let (process, text) = try ChildProcess.start(Program.path, arguments)
    guard text.contains("\n") else { throw Failure("motcua serve did not start") }
    self.process = process
    port = text.split(separator: ":").last.flatMap { Int($0.trimmingCharacters(in: .newlines)) } ?? 0
  }

  /// Another program that listens on the port.
  init(_ process: ChildProcess, port: Int) {
    self.process = process
    self.port = port
  }

  deinit {
    process.signal(SIGTERM)
    process.wait()
  }

  /// The process and its children (proc(5)).
  private var processes: [Int32] {
    let parent = process.identifier
    let children = Server.text("/proc/\(parent)/task/\(parent)/children")?.split(separator: " ") ?? []
    return [parent] + children.compactMap { Int32($0) }
  }

  /// CPU seconds so far, in the kernel and out of it, to a hundredth.
  var cpuSeconds: Double {
    processes.reduce(0) { sum, process in
      // The name in parentheses may hold spaces.
      let fields = Server.text("/proc/\(process)/stat")?.split(separator: ")").last?.split(separator: " ") ?? []
      guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return sum }
      return sum + (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
  }

  /// How many descriptors it has open.
  var descriptors: Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.identifier)/fd").count) ?? 0
  }

  /// Resident memory in bytes.
  var resident: Int { kilobytes("status", ["VmRSS:"]) * 1_024 }

  /// Memory that no other process shares, in bytes.
  var privateMemory: Int { kilobytes("smaps_rollup", ["Private_Dirty:", "Private_Clean:"]) * 1_024 }

  private func kilobytes(_ file: String, _ names: [String]) -> Int {
    let lines = Server.text("/proc/\(process.identifier)/\(file)")?.split(separator: "\n") ?? []
    return lines.reduce(0) { sum, line in
      let parts = line.split(separator: " ", omittingEmptySubsequences: true)
        .flatMap { $0.split(separator: "\t") }
      guard parts.count > 1, names.contains(String(parts[0])) else { return sum }
      return sum + (Int(parts[1]) ?? 0)
    }
  }

  private static func text(_ path: String) -> String? {
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.readToEnd() else { return nil }
    return String(decoding: data, as: UTF8.self)
  }
}
