/// Rules of a style sheet as an old browser meets them, as far as tests look.
struct StyleSheet {
  struct Rule {
    var selectors: [String]
    var declarations: [(property: String, value: String)]
  }

  private(set) var rules: [Rule] = []

  init(_ text: String) {
    var rest = text.replacing(/\/\*(?s:.*?)\*\//, with: "")[...]
    read(&rest)
  }

  /// Reads rules up to the end, or to the bracket that closes an at-rule.
  private mutating func read(_ rest: inout Substring) {
    while let mark = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let head = rest[..<mark].squeezedText
      let closes = rest[mark] == "}"
      rest = rest[rest.index(after: mark)...]
      if closes { return }
      if head.hasPrefix("@"), !head.hasPrefix("@page") {
        read(&rest)
        continue
      }
      let end = rest.firstIndex(of: "}") ?? rest.endIndex
      let pairs = rest[..<end].split(separator: ";").compactMap { line -> (String, String)? in
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return (line[..<colon].squeezedText, line[line.index(after: colon)...].squeezedText)
      }
      let nested = rest[..<end].contains("{") ? ["&"] : []
      rules.append(Rule(selectors: head.split(separator: ",").map(\.squeezedText) + nested, declarations: pairs))
      rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
    }
    rest = rest[rest.endIndex...]
  }

  /// What Safari on iOS 12, Chrome 69 or Firefox 78 would lose.
  var losses: [String] {
    var losses: [String] = []
    // A gap is known there of grids alone.
    let grids = Set(rules.filter { $0.declares("display", { $0.hasSuffix("grid") }) }.flatMap(\.selectors))
    let flexes = Set(rules.filter { $0.declares("display", { $0.hasSuffix("flex") }) }.flatMap(\.selectors))
    for rule in rules {
      let name = rule.selectors.joined(separator: ", ")
      for selector in rule.selectors {
        if selector.contains(/:(is|where|has)\(/) || selector.contains("&") { losses.append("\(name): \(selector)") }
        // One selector that is not known takes the whole list along.
        if selector.contains(":focus-visible"), rule.selectors.count > 1 || !selector.contains(":not(") {
          losses.append("\(name): \(selector)")
        }
      }
      for (place, (property, value)) in rule.declarations.enumerated() {
        let isGap = ["gap", "column-gap", "row-gap"].contains(property)
        let isGrid = rule.declares("display") { $0.hasSuffix("grid") }
        if isGap, !isGrid, !rule.selectors.allSatisfy({ grids.contains($0) && !flexes.contains($0) }) {
          losses.append("\(name): \(property)")
        }
        if StyleSheet.isNew(property, value), !rule.hasPlainLine(before: place) {
          losses.append("\(name): \(property): \(value)")
        }
        if StyleSheet.isUnknown(property, value) { losses.append("\(name): \(property): \(value)") }
      }
    }
    return losses
  }

  /// What is lost alone, so that a plain line before it stands.
  fileprivate static func isNew(_ property: String, _ value: String) -> Bool {
    value.contains(/(^|[^a-z])(clamp|min|max)\(/) || (property == "content" && value.contains("/"))
      || value == "anywhere" || value.contains(/[0-9](dvh|svh|lvh|dvw)\b/)
  }

  private static func isUnknown(_ property: String, _ value: String) -> Bool {
    // A value with var() is only looked at when it is used: a plain line before it is forgotten by then.
    (isNew(property, value) && value.contains("var("))
      || property.contains(/^(inset|aspect-ratio|container|translate|rotate|scale)/)
      || property.contains(/-(inline|block)(-|$)/) || value.contains(/(color-mix|oklch|oklab|light-dark)\(/)
  }
}

extension StyleSheet.Rule {
  fileprivate func declares(_ property: String, _ isMeant: (String) -> Bool) -> Bool {
    declarations.contains { $0.property == property && isMeant($0.value) }
  }

  fileprivate func hasPlainLine(before place: Int) -> Bool {
    declarations[..<place].contains {
      $0.property == declarations[place].property && !StyleSheet.isNew($0.property, $0.value)
    }
  }
}

extension Substring {
  fileprivate var squeezedText: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
