import OneStop
import Operations
import Portal

/// A site as `--site` names it: scheme and host, such as `https://motcua.example`.
struct SiteAddress: FormedArgument, CustomStringConvertible {
  static let form = "the site's address without a path, such as https://motcua.example"

  let description: String

  var host: String { description.split(separator: "/").last.map(String.init) ?? "" }

  init?(typed text: String) {
    let text = TypedText.plain(text)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "https:" || parts[0] == "http:", parts[1].isEmpty,
      NoticeSettings.hostName(String(parts[2])) != nil
    else { return nil }
    description = text
  }
}

/// A host as `--host-name` names it, with its port where it has one.
struct HostName: FormedArgument, CustomStringConvertible {
  static let form = "a host name, with its port where it has one, such as motcua.example or 10.0.0.5:8080"

  let description: String

  init?(typed text: String) {
    guard let name = NoticeSettings.hostName(TypedText.plain(text)) else { return nil }
    description = name
  }
}

/// The address of the program's published source.
struct SourceAddress: FormedArgument, CustomStringConvertible {
  static let form = "an address that begins with https://, such as https://git.example/motcua"

  let description: String

  init?(typed text: String) {
    guard let page = WebPage(typed: text) else { return nil }
    description = page.description
  }
}
