import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum EnterpriseNameHandlers {
  /// `GET /ten-doanh-nghiep?q=`: whether a name is taken, and the enterprises that have it or the code.
  static let show: ReadHandler = { visit in
    let typed = String(visit.query["q"].squeezed.prefix(300))
    var page = EnterpriseNamePage(typed: typed, words: visit.words)
    page.isEmpty = try !visit.reader.hasEnterprises()
    if EnterpriseCode.isMeant(by: typed) {
      page.found = try EnterpriseCode(typed).flatMap(visit.reader.enterprise).map { [$0] } ?? []
      page.isByCode = true
    } else if typed.saysSomething {
      page.conflicts = try visit.reader.conflicts(with: NameKeys(typed: typed), on: visit.now.date)
      let known = Set(page.conflicts.map(\.enterprise.code))
      page.found = try visit.reader.enterprises(named: typed, limit: EnterpriseNamePage.most + 1)
        .filter { !known.contains($0.code) }
    }
    return visit.show(page.page)
  }
}

/// The public register: names that are taken, and whose they are.
struct EnterpriseNamePage {
  let typed: String
  let words: Words
  /// Whether there is no register.
  var isEmpty = false
  var isByCode = false
  var conflicts: [NameConflict] = []
  var found: [RegisteredEnterprise] = []

  static let most = 30

  private var names: EnterpriseWords { words.enterprises }

  var page: Page {
    let title: HTML = typed.isEmpty ? names.title.html : "\(names.title): \(typed)"
    return Page(title, content, current: .procedures, isIndexed: typed.isEmpty)
  }

  private var content: HTML {
    let form = Form(FormContent([(name: "q", value: typed)]), words: words)
    let look = FieldLook(hint: names.hint.html, type: "search", enterKey: "search", maxLength: 300)
    return """
      <h1>\(names.title)</h1> <p class="lead">\(names.introduction)</p>\
      <form class="inline-form search" action="\(Address.enterpriseNames)" method="get" role="search">\
      \(form.input("q", names.label, look))<button class="button quiet">\(names.button)</button></form> \
      \(isEmpty ? Notice.remark(names.empty.html).html : results)
      """
  }

  private var results: HTML {
    if typed.isEmpty { return .empty }
    if isByCode { return found.isEmpty ? "<p role=\"status\">\(names.none)</p>" : list(found, names.found) }
    let equal = conflicts.filter { $0.kind == .equal }.map(\.enterprise)
    let alike = conflicts.filter { $0.kind == .alike }.map(\.enterprise)
    let free: HTML =
      conflicts.isEmpty
      ? "<div role=\"status\"><p><strong>\(names.free)</strong></p><p>\(names.freeHint)</p></div>" : .empty
    let shown = Array(found.prefix(Self.most))
    let more: HTML =
      found.count > Self.most ? Notice.remark(names.more(["count": "\(Self.most)"])).html : .empty
    return "\(list(equal, names.taken))\(list(alike, names.alike))\(free)\(list(shown, names.found))\(more)"
  }

  private func list(_ enterprises: [RegisteredEnterprise], _ title: Phrase) -> HTML {
    if enterprises.isEmpty { return .empty }
    return "<h2>\(title)</h2>\(enterprises.map(item).joined())"
  }

  private func item(_ enterprise: RegisteredEnterprise) -> HTML {
    let row = { (name: Phrase, text: HTML?) -> HTML in text.map { "<dt>\(name)</dt><dd>\($0)</dd>" } ?? .empty }
    let seat: HTML? = enterprise.seat.isEmpty ? nil : "<span lang=\"vi\">\(enterprise.seat)</span>"
    let dissolved = enterprise.dissolvedOn.map { day -> HTML in
      "<p><strong>\(names.dissolved(["date": words.date(day)]))</strong></p>"
    }
    return """
      <section class="sheet"><h3 lang="vi">\(enterprise.name)</h3>\(dissolved ?? .empty)<dl class="facts">\
      \(row(names.code, "\(enterprise.code)"))\(row(names.foreignName, enterprise.foreignName.map { HTML(text: $0) }))\
      \(row(names.shortName, enterprise.shortName.map { HTML(text: $0) }))\(row(names.seat, seat))\
      \(row(names.registeredOn, enterprise.registeredOn.map { words.date($0) }))</dl></section>
      """
  }
}
