import HTTPServer
import Logging
import Markup
import TestSupport

@testable import Operations
@testable import Portal
@testable import Web
@testable import Words

/// What every page holds to, whatever it shows.
struct PageRules {
  let page: Page
  let words: Words
  let elements: PageElements

  init(_ page: Page, _ words: Words) throws {
    self.page = page
    self.words = words
    elements = try PageElements(page.content)
  }

  /// What it does not hold to, in sentences.
  ///
  /// - Parameter wrong: the ids of the fields that have a mistake.
  func broken(wrong: [String] = []) throws -> [String] {
    frame + fields + ids + (try links) + forms + wrong.flatMap(mistake)
  }

  private var title: String { String(decoding: page.title.bytes, as: UTF8.self) }

  private var frame: [String] {
    var broken: [String] = []
    if title.isEmpty || title.contains("<") { broken.append("The title is “\(title.prefix(60))”.") }
    let headings = elements.named("h1").count
    if headings != 1 { broken.append("It has \(headings) first headings.") }
    if page.audience == .staff, page.isIndexed { broken.append("Search engines may keep what staff see.") }
    if page.status.code >= 400, page.isIndexed { broken.append("Search engines may keep a refusal.") }
    return broken
  }

  private var fields: [String] {
    let labels = Set(elements.named("label").compactMap { $0["for"] })
    return elements.named("input", "select", "textarea", "button").compactMap { field in
      if field["type"] == "hidden" || field["aria-label"] != nil { return nil }
      if field.name == "button" { return field.text.isEmpty ? "A button says nothing." : nil }
      if let id = field["id"], labels.contains(id) { return nil }
      if elements.contains({ $0.name == "label" }, field) { return nil }
      return "The field \(field["name"] ?? "without a name") has no label."
    }
  }

  private var ids: [String] {
    var broken: [String] = []
    var seen: Set<String> = []
    for id in elements.all.compactMap({ $0["id"] }) where !seen.insert(id).inserted {
      broken.append("The id \(id) stands twice.")
    }
    for attribute in ["for", "form", "list", "aria-describedby", "aria-labelledby"] {
      for id in elements.all.compactMap({ $0[attribute] }).flatMap({ $0.split(separator: " ") })
      where !seen.contains(String(id)) {
        broken.append("There is no \(id) for \(attribute).")
      }
    }
    if let form = page.form, elements.with(id: form.id)?.name != "form" {
      broken.append("There is no form \(form.id).")
    }
    return broken
  }

  private var links: [String] {
    get throws {
      var broken: [String] = []
      for link in elements.named("a") {
        let address = link["href"] ?? ""
        if address.hasPrefix("#") {
          if elements.with(id: String(address.dropFirst())) == nil { broken.append("\(address) leads nowhere.") }
        } else if address.hasPrefix("/") {
          if try !PortalAddresses.get().contains(address, "GET") { broken.append("No page is at \(address).") }
        } else if !["https://", "tel:", "mailto:"].contains(where: address.hasPrefix) {
          broken.append("“\(address)” is no address.")
        }
      }
      for (_, address) in page.crumbs where try !PortalAddresses.get().contains(address.description, "GET") {
        broken.append("No page is at \(address).")
      }
      for form in elements.named("form") {
        let (action, method) = (form["action"] ?? "", (form["method"] ?? "get").uppercased())
        if try !PortalAddresses.get().contains(action, method) { broken.append("No \(method) is sent to “\(action)”.") }
      }
      return broken
    }
  }

  /// The two that change nothing, and need no token.
  private static let untokened = [Address.dossier.pattern, Address.closing.pattern]

  private var forms: [String] {
    elements.named("form").compactMap { form in
      let token = elements.all.contains { field in
        field["name"] == "_csrf" && elements.contains({ $0.attributes == form.attributes && $0.name == "form" }, field)
      }
      let action = form["action"] ?? ""
      // A token in an address would stay in histories and logs.
      guard form["method"] == "post" else { return token ? "The form to \(action) shows its token." : nil }
      let isFree = Self.untokened.contains { PortalAddresses.matches(action, $0) }
      return token || isFree ? nil : "The form to \(action) carries no token."
    }
  }

  /// A mistake stands in the title, in the summary with a link, and at the field.
  private func mistake(_ id: String) -> [String] {
    var broken: [String] = []
    let sign = words.form.errorTitle.text(["title": "|"]).prefix { $0 != "|" }
    if !title.hasPrefix(sign) { broken.append("The title does not say that something is wrong.") }
    if page.status.code < 400 { broken.append("It is answered with \(page.status.code).") }
    let isLinked = elements.named("a").contains { link in
      link["href"] == "#\(id)" && elements.contains({ $0["role"] == "alert" }, link)
    }
    if !isLinked { broken.append("No summary leads to \(id).") }
    guard let field = elements.with(id: id) else { return broken + ["There is no field \(id)."] }
    let described = ([field] + elements.parents(of: field)).compactMap { $0["aria-describedby"] }.joined(separator: " ")
    if !described.split(separator: " ").contains("\(id)-loi") { broken.append("\(id) does not say what is wrong.") }
    return broken
  }
}

/// The routes that the portal has.
struct PortalAddresses: Sendable {
  private let routes: [(method: String, pattern: String)]

  private static let all = Result {
    let data = try TestStore()
    let shared = try SharedState(
      store: data.store, openAPI: [], help: [:], notices: NoticeSettings(),
      logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }, clock: { TestStore.operationsNow })
    let state = try LoopState(
      shared, vietnamese: Resources.words(.vietnamese), english: Resources.words(.english), assets: AssetAddresses())
    return PortalAddresses(routes: state.router().routes.map { ($0.method.rawValue, $0.pattern) })
  }

  static func get() throws -> PortalAddresses { try all.get() }

  func contains(_ address: String, _ method: String) -> Bool {
    routes.contains { $0.method == method && Self.matches(address, $0.pattern) }
  }

  static func matches(_ address: String, _ pattern: String) -> Bool {
    let parts = address.prefix { $0 != "?" && $0 != "#" }.split(separator: "/", omittingEmptySubsequences: false)
    let names = pattern.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == names.count && zip(parts, names).allSatisfy { $0 == $1 || $1.hasPrefix("{") && !$0.isEmpty }
  }
}
