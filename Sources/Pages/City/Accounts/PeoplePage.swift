import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Accounts of staff, by login.
struct PeoplePage {
  static let pageLength = 50

  /// The search form, with the fields `q` and `co-quan`.
  let form: Form
  let people: [PersonLine]
  /// The login that the next page begins behind; nil: there is none.
  let next: String?
  /// Whether it is not the first page.
  let isLater: Bool
  /// To choose from.
  let agencies: [Agency]
  let mayManage: Bool
  let notice: Notice?
  let names: (Post) -> HTML
  let language: Language

  private var words: PeopleWords { form.words.people }

  var page: Page { Page(words.title.html, content, for: .staff, current: .people) }

  private var content: HTML {
    let adding: HTML = """
      <p class="actions"><a class="button" href="\(Address.personForm)">\(words.add)</a> \
      <a class="button quiet" href="\(Address.peopleBatch)">\(words.addMany)</a></p>
      """
    return """
      <h1>\(words.title)</h1>\(notice)<p class="lead">\(words.introduction)</p>\(adding, if: mayManage)\(search)\
      \(people.isEmpty ? "<p role=\"status\">\(words.none)</p>" : table)\(pager)
      """
  }

  private var search: HTML {
    let look = FieldLook(hint: words.searchHint.html, isOptional: true, type: "search", autocomplete: "off")
    let choice =
      agencies.count > 1
      ? form.select(
        SearchBox.agencyField, words.agency,
        [(value: "", text: words.anyAgency.html)] + form.words.choices(of: agencies, in: language))
      : .empty
    return """
      <form class="inline-form search" action="\(Address.people)" method="get" role="search">\
      \(form.input("q", words.search, look))\(choice)<button class="button quiet">\(words.searchButton)</button></form>
      """
  }

  private var table: HTML {
    let columns = words.columns
    return """
      <div class="frame"><table class="cards"><caption>\(words.caption)</caption><thead><tr>\
      <th scope="col">\(columns.person)</th><th scope="col">\(columns.posts)</th>\
      <th scope="col">\(columns.signedIn)</th><th scope="col">\(columns.state)</th></tr></thead>\
      <tbody>\(people.map(row).joined())</tbody></table></div>
      """
  }

  private func row(_ line: PersonLine) -> HTML {
    let person = line.person
    let columns = words.columns
    let signedIn = line.signedInAt.map(form.words.shortMoment) ?? words.never.html
    return """
      <tr><th scope="row"><span><a href="\(Address.person(person.login))">\(person.name)</a> \
      <span class="soft line">\(person.login)</span></span></th>\
      <td data-label="\(columns.posts)"><span>\(person.posts(named: names, form.words))</span></td>\
      <td data-label="\(columns.signedIn)">\(signedIn)</td>\
      <td data-label="\(columns.state)">\(person.isDisabled ? words.disabled : words.active)</td></tr>
      """
  }

  private var pager: HTML {
    let address = Address.people.with("q", form.values["q"])
      .with(SearchBox.agencyField, form.values[SearchBox.agencyField])
    return Pager(
      first: isLater ? (address, words.first) : nil, next: next.map { (address.with("sau", $0), words.next) },
      words: form.words
    ).html
  }
}

extension Person {
  /// A line for each post.
  func posts(named name: (Post) -> HTML, _ words: Words) -> HTML {
    if posts.isEmpty { return words.people.noPosts.html }
    return posts.map { post -> HTML in
      let time = post.time(words).map { " <span class=\"soft\">\($0)</span>" as HTML } ?? .empty
      return "<span class=\"line\">\(name(post))\(time)</span>"
    }.joined(" ")
  }
}
