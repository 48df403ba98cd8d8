import OneStop
import TestSupport

@testable import API

extension Answer {
  /// The dossiers of the page's check boxes or hidden fields, each with its version.
  var chosen: [String] {
    text.matches(of: /name="ho_so" value="([^"]+)"/).map { String($0.output.1) }
  }

  /// Those whose boxes are ticked.
  var ticked: [String] {
    text.matches(of: /name="ho_so" value="([^"]+)"(?: id="nhieu-ho_so")? checked>/).map { String($0.output.1) }
  }
}

extension Browser {
  /// Chooses dossiers in the list of all, and what is to be done: the preview, or what has to be mended.
  func preview(
    _ action: String, of dossiers: [String], _ fields: [(String, String)] = []
  ) async throws -> Answer {
    let list = try await get("/can-bo?muc=tat-ca")
    return try await post(
      "/can-bo/nhieu-ho-so",
      pairs: [("_csrf", list.csrf), ("viec", action), ("ve", "/can-bo?muc=tat-ca")] + fields
        + dossiers.map { ("ho_so", $0) })
  }

  /// Sends the form of a preview as it stands, but for these fields.
  func order(_ preview: Answer, _ changes: [(String, String)] = []) async throws -> Answer {
    let hidden = ["_csrf", "so_phieu", "viec", "nguoi", "ve"].map { ($0, preview.value(of: $0) ?? "") }
    let changed = Set(changes.map(\.0))
    let fields = hidden + [("ghi_chu", "")] + preview.chosen.map { ("ho_so", $0) }
    return try await post("/can-bo/nhieu-ho-so/thuc-hien", pairs: fields.filter { !changed.contains($0.0) } + changes)
  }
}
