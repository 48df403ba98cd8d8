import HTTPServer
import OneStop
import OneStopStore
import TestSupport

@testable import API
@testable import Markup
@testable import Pages
@testable import Web
@testable import Words

/// Every route of the portal, its forms and its parameters, for one visitor after another.
struct RouteWalk {
  /// What nobody means: numbers at and past every end, signs, dates that are none, and texts without end.
  static let extremes = [
    "", "0", "-1", "+1", "00", "\(Int.max)", "\(Int.min)", "18446744073709551616", "65536", "2147483648", "1e9", "1.5",
    "０",
    "٣", "0001-01-01", "9999-12-31", "2018-02-30", "9999-53", "0002-01", "24:00", "\u{200B}", "a\u{301}\u{327}",
    "'\"<>&",
    "../..", "%", String(repeating: "9", count: 400), String(repeating: "a\u{306}", count: 300),
    "😀" + String(repeating: "\u{306}\u{31B}", count: 200),
  ]

  /// The numbers among them that arithmetic stumbles over.
  static let numbers = ["-1", "0", "\(Int.max)", "\(Int.min)", "18446744073709551616", "65536"]

  /// A valid value for each name in a route's pattern: a new name needs one here.
  static let parameters: [String: [String]] = [
    "code": ["{dossier}", "1.003868"], "language": ["en"], "agency": [TestStore.department], "week": ["2018-20"],
    "number": ["1"], "file": ["1"], "form": PrintedForm.allCases.map(\.rawValue), "action": Action.allCases.map(\.path),
    "id": ["1"], "login": ["ha"], "digest": ["1"], "provider": ["vneid"],
    "reader": HelpReader.allCases.map(\.rawValue), "procedure": [TestPortal.certifiedCopy], "key": ["ABCD3467EFGH89JK"],
    "page": ["2"], "part": ["bieu-mau", "trang-1", "muc-1-1", "yc_ho_ten"],
  ]

  let portal: TestPortal
  let dossiers: [DossierCode]

  /// The paths of a pattern with valid values.
  func paths(_ pattern: String, dossier: DossierCode) throws -> [String] {
    var paths = [""]
    for segment in pattern.split(separator: "/") {
      var values = [String(segment)]
      if segment.hasPrefix("{") {
        let name = String(segment.dropFirst().dropLast())
        values = try Self.parameters[name].unwrapped.map { $0 == "{dossier}" ? dossier.description : $0 }
      }
      paths = paths.flatMap { path in values.map { "\(path)/\($0)" } }
    }
    return paths == [""] ? ["/"] : paths
  }

  /// The pattern's paths with an extreme value in the place of each name in turn.
  func extremePaths(_ pattern: String) throws -> [String] {
    let segments = pattern.split(separator: "/").map(String.init)
    let valid = try paths(pattern, dossier: dossiers[0])[0].split(separator: "/").map(String.init)
    return segments.indices.filter { segments[$0].hasPrefix("{") }.flatMap { place in
      Self.extremes.filter { !$0.isEmpty }.map { value in
        var path = valid
        path[place] = percentEncoded(value)
        return "/" + path.joined(separator: "/")
      }
    }
  }
}

/// A form as a page has it.
struct PageForm {
  let isPost: Bool
  let action: String
  let isMultipart: Bool
  /// With the values that a browser would send.
  let fields: [(String, String)]

  /// The same for forms that ask the same.
  var kind: String { action + " " + fields.map(\.0).joined(separator: " ") }

  /// Every form of the page.
  static func all(in page: Answer, at path: String) -> [PageForm] {
    page.text.matches(of: /<form([^>]*)>([\s\S]*?)<\/form>/).map { match in
      let tag = String(match.1)
      let body = String(match.2)
      var fields = body.matches(of: /<input ([^>]*)>/).compactMap { input -> (String, String)? in
        attribute("name", of: String(input.1)).map { ($0, attribute("value", of: String(input.1)) ?? "") }
      }
      fields += body.matches(of: /<textarea ([^>]*)>/).compactMap { area in
        attribute("name", of: String(area.1)).map { ($0, "x") }
      }
      fields += body.matches(of: /<select ([^>]*)>([\s\S]*?)<\/select>/).compactMap { select in
        let values = select.2.matches(of: /value="([^"]*)"/).map { String($0.1) }
        return attribute("name", of: String(select.1)).map { ($0, values.last ?? "") }
      }
      fields += body.matches(of: /<button ([^>]*)>/).compactMap { button in
        attribute("name", of: String(button.1)).map { ($0, attribute("value", of: String(button.1)) ?? "") }
      }
      return PageForm(
        isPost: attribute("method", of: tag) == "post",
        action: (attribute("action", of: tag) ?? path).replacing("&amp;", with: "&"),
        isMultipart: tag.contains("multipart"), fields: fields)
    }
  }

  private static func attribute(_ name: String, of tag: String) -> String? {
    guard let start = tag.firstRange(of: "\(name)=\"") else { return nil }
    return String(tag[start.upperBound...].prefix { $0 != "\"" })
  }
}
