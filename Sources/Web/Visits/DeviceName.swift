import HTTPServer
import HTTPTypes
import Operations

/// A browser and its system by the names that their owner knows: `Chrome, Android`.
enum DeviceName {
  /// The first whose mark is in the field: browsers claim to be each other, so the special ones come first.
  private static let browsers = [
    ("coc_coc_browser", "CocCoc"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"), ("Zalo", "Zalo"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
  ]
  private static let systems = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
  ]

  /// Empty where neither is known (RFC 9110, 10.1.5).
  static func of(_ userAgent: String?) -> String {
    guard let userAgent = userAgent?.prefix(500) else { return "" }
    let name = { (table: [(mark: String, name: String)]) in table.first { userAgent.contains($0.mark) }?.name }
    return [name(browsers), name(systems)].compactMap { $0 }.joined(separator: ", ")
  }
}

extension Visit {
  /// Where the request came from.
  package var origin: Origin {
    Origin(client: "\(request.remoteAddress)", device: DeviceName.of(request.field(.userAgent)))
  }
}
