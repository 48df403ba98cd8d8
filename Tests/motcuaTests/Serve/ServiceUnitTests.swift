import Foundation
import TestSupport
import Testing

@Suite("The shipped service of systemd")
struct ServiceUnitTests {
  private static func settings(_ file: String) throws -> [(name: String, value: String)] {
    String(decoding: try Resources.bytes("Deployment/\(file)"), as: UTF8.self).split(separator: "\n").compactMap {
      let parts = $0.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      return $0.hasPrefix("#") || parts.count < 2 ? nil : (parts[0], parts[1])
    }
  }

  /// Settings of systemd.exec(5) that imply NoNewPrivileges= where the service has a user, and the one that hides groups.
  private static let barring: Set = [
    "NoNewPrivileges", "PrivateUsers", "PrivateDevices", "ProtectClock", "ProtectHostname", "ProtectKernelLogs",
    "ProtectKernelModules", "ProtectKernelTunables", "RestrictAddressFamilies", "RestrictNamespaces",
    "RestrictRealtime", "RestrictSUIDSGID", "RestrictFileSystems", "LockPersonality", "MemoryDenyWriteExecute",
    "SystemCallArchitectures", "SystemCallFilter", "SystemCallLog", "DynamicUser",
  ]

  @Test("With the part for Postfix nothing is left that keeps postdrop from its group")
  func postfix() throws {
    var left: Set<String> = []
    for setting in try Self.settings("motcua.service") + Self.settings("motcua.service.d/postfix.conf")
    where Self.barring.contains(setting.name) {
      if ["", "no"].contains(setting.value) {
        left.remove(setting.name)
      } else {
        left.insert(setting.name)
      }
    }
    #expect(left.isEmpty, "\(left)")
    #expect(try !Self.settings("motcua.service").filter { Self.barring.contains($0.name) && $0.value == "yes" }.isEmpty)
  }

  private static let analyze = "/usr/bin/systemd-analyze"

  @Test(
    "systemd understands it, and finds little that it leaves open",
    .enabled(if: FileManager.default.isExecutableFile(atPath: analyze), "NOT RUN: no systemd-analyze"))
  func analyzed() throws {
    let folder = try TemporaryFolder()
    let unit = String(decoding: try Resources.bytes("Deployment/motcua.service"), as: UTF8.self)
    // The program need not be installed here.
    try folder.write(unit.replacing("/usr/local/bin/motcua", with: "/bin/true"), to: "motcua.service")
    try folder.write(
      String(decoding: try Resources.bytes("Deployment/motcua.socket"), as: UTF8.self), to: "motcua.socket")
    let service = "\(folder.path)/motcua.service"
    for arguments in [["verify", service], ["security", "--offline=yes", "--threshold=15", service]] {
      let outcome = try ChildProcess.run(Self.analyze, arguments)
      #expect(outcome.status == 0 && outcome.complaint.isEmpty, "\(outcome.output) \(outcome.complaint)")
    }
  }
}
