import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// The form of a person's name, addresses and posts, as it comes back.
struct PersonForm {
  enum Field {
    static let login = "ten"
    static let name = "ho_ten"
    static let email = "email"
    static let phone = "dien_thoai"
    /// What the person was when the form was made.
    static let revision = "phien_ban"

    static func role(_ number: Int) -> String { "vai_tro_\(number)" }
    static func agency(_ number: Int) -> String { "co_quan_\(number)" }
    static func first(_ number: Int) -> String { "tu_\(number)" }
    static func last(_ number: Int) -> String { "den_\(number)" }
  }

  static let nameRule = TextRule.line(.form, upTo: 100)

  private(set) var form: Form
  /// Those that the reader may give posts at.
  let agencies: [Agency]
  /// As the store has them; nil for somebody new.
  let present: Person?
  /// How much of them the reader may change.
  let reach: AccountManager.Reach
  let language: Language

  /// - Parameter values: not checked here; nil: the person as they are.
  init(
    _ values: FormContent?, of present: Person?, reach: AccountManager.Reach = .all, agencies: [Agency],
    words: Words, language: Language
  ) {
    form = Form(values ?? PersonForm.fresh(present), words: words)
    (self.agencies, self.present, self.reach) = (agencies, present, reach)
    self.language = language
  }

  private static func fresh(_ person: Person?) -> FormContent {
    guard let person else { return FormContent([]) }
    var pairs = [
      (name: Field.name, value: person.name), (name: Field.email, value: person.email?.description ?? ""),
      (name: Field.phone, value: person.phone?.description ?? ""), (name: Field.revision, value: person.revision),
    ]
    for (place, post) in person.posts.enumerated() {
      pairs += [
        (name: Field.role(place + 1), value: post.role.rawValue),
        (name: Field.agency(place + 1), value: post.agency.description),
        (name: Field.first(place + 1), value: post.firstDay?.description ?? ""),
        (name: Field.last(place + 1), value: post.lastDay?.description ?? ""),
      ]
    }
    return FormContent(pairs)
  }

  private var words: PeopleWords { form.words.people }
  private var posts: [Post] { present?.posts ?? [] }
  /// Two for somebody new.
  private var newNumbers: ClosedRange<Int> { posts.count + 1...posts.count + (present == nil ? 2 : 1) }

  /// Whether the person has been changed since the form was made.
  var isOutdated: Bool { present.map { form.values[Field.revision] != $0.revision } ?? false }

  /// The same form, to be sent upon the person as they are now. Their posts are those of now: the fields of a post are
  /// named by its place, where another may stand meanwhile.
  mutating func renew() {
    let typed = [Field.name, Field.email, Field.phone].map { (name: $0, value: form.values[$0]) }
    let fresh = PersonForm.fresh(present).pairs.filter { pair in !typed.contains { $0.name == pair.name } }
    form.values = FormContent(typed.filter { form.values.has($0.name) } + fresh)
  }

  /// The person as the form has them; nil if there are mistakes, which are noted in it.
  mutating func read() -> Person? {
    let mistakes = words.mistakes
    var person = present ?? Person(login: "", name: "", posts: [])
    if present == nil {
      person.login = TypedText.plain(form.values[Field.login]).lowercased()
      if !Account.isValidLogin(person.login) { form.mistake(Field.login, mistakes.login) }
    }
    if reach == .all {
      person.name = form.text(Field.name, PersonForm.nameRule, missing: mistakes.name)
      person.email = form.read(Field.email, { EmailAddress($0) }, or: mistakes.email.html)
      person.phone = form.read(
        Field.phone, { PhoneNumber($0).flatMap { $0.isMobile ? $0 : nil } }, or: mistakes.phone.html)
    }
    let mistakesBefore = form.mistakes.count
    person.posts = posts.enumerated().compactMap { place, post in
      isReached(post) ? readPost(place + 1, isNew: false) : post
    }
    for number in newNumbers { if let post = readPost(number, isNew: true) { person.posts.append(post) } }
    person.joinEqualPosts()
    if person.posts.isEmpty, form.mistakes.count == mistakesBefore {
      form.mistake(Field.role(1), present == nil ? mistakes.role : mistakes.noPost)
    }
    return form.isWrong ? nil : person
  }

  /// Notes why the person was not changed.
  mutating func note(_ refusal: AccountRefusal) {
    let mistakes = words.mistakes
    switch refusal {
    case .loginTaken: form.mistake(Field.login, mistakes.loginTaken)
    case .tooManyPosts: form.mistake(Field.role(1), mistakes.tooManyPosts)
    case .oneself: form.mistake(Field.role(1), mistakes.oneself)
    case .outdated: form.mistake(reach == .all ? Field.name : Field.role(1), mistakes.outdated)
    case .outOfReach, .unknown: form.mistake(Field.agency(1), mistakes.outOfReach)
    }
  }

  private func isReached(_ post: Post) -> Bool { reach == .all || agencies.contains { $0.code == post.agency } }

  private mutating func readPost(_ number: Int, isNew: Bool) -> Post? {
    let mistakes = words.mistakes
    let isAlone = agencies.count == 1
    let typed = [isAlone ? "" : Field.agency(number), Field.first(number), Field.last(number)]
    if form.values[Field.role(number)].isEmpty, !isNew || typed.allSatisfy({ form.values[$0].isEmpty }) { return nil }
    let role = form.needed(Field.role(number), Account.Role.init(rawValue:), or: mistakes.role)
    let known = { [agencies, posts] (text: String) -> AgencyCode? in
      guard let code = AgencyCode(typed: text) else { return nil }
      // A post at an agency that has ended since may stay.
      let mayStay = !isNew && posts[number - 1].agency == code
      return mayStay || agencies.contains { $0.code == code } ? code : nil
    }
    let agency =
      isNew && isAlone && !form.values.has(Field.agency(number))
      ? agencies.first?.code : form.needed(Field.agency(number), known, or: mistakes.agency)
    let first = form.day(Field.first(number), or: mistakes.day.html)
    let last = form.day(Field.last(number), or: mistakes.day.html)
    if let first, let last, last < first { form.mistake(Field.last(number), mistakes.daysReversed) }
    guard let role, let agency else { return nil }
    return Post(role, at: agency, from: first, to: last)
  }
}

extension PersonForm {
  /// The fields, without the form around them.
  var inputs: HTML {
    let names = words.form
    let name = FieldLook(autocomplete: "off", maxLength: PersonForm.nameRule.limit)
    let login = FieldLook(hint: names.loginHint.html, autocomplete: "off", inputMode: "text", maxLength: 40)
    let email = FieldLook(
      hint: names.emailHint.html, isOptional: true, type: "email", autocomplete: "off", inputMode: "email",
      maxLength: 254)
    let phone = FieldLook(
      hint: names.phoneHint.html, isOptional: true, type: "tel", autocomplete: "off", inputMode: "tel", isNarrow: true,
      maxLength: 20)
    var html = HTML()
    if present == nil { html += form.input(Field.login, names.login, login) }
    if reach == .all {
      html += form.input(Field.name, names.name, name) + form.input(Field.email, names.email, email)
      html += form.input(Field.phone, names.phone, phone)
    } else {
      html += Notice.remark(names.onlyPosts.html).html
    }
    for (place, post) in posts.enumerated() where isReached(post) { html += fieldset(place + 1, isNew: false) }
    for number in newNumbers { html += fieldset(number, isNew: true) }
    return html
  }

  private func fieldset(_ number: Int, isNew: Bool) -> HTML {
    let names = words.form
    let isFirst = present == nil && number == 1
    let none = isNew ? (isFirst ? form.words.form.choose : names.noPost) : names.endPost
    let roles =
      [(value: "", text: none.html)]
      + Account.Role.allCases.map { (value: $0.rawValue, text: form.words.steps.roles[$0].html) }
    let days = FieldLook(hint: names.daysHint.html, isOptional: true, isNarrow: true)
    let legend = isNew && present != nil ? names.newPost.html : names.post(["number": "\(number)"])
    return """
      <div class="sheet"><fieldset><legend class="label">\(legend)</legend>\
      \(form.select(Field.role(number), names.role, roles))\
      \(form.select(Field.agency(number), names.agency, options(number, isNew: isNew)))\
      \(form.date(Field.first(number), names.first, days))\
      \(form.date(Field.last(number), names.last, FieldLook(isOptional: true, isNarrow: true)))</fieldset></div>
      """
  }

  private func options(_ number: Int, isNew: Bool) -> [(value: String, text: HTML)] {
    let choices = form.words.choices(of: agencies, in: language)
    if isNew { return (agencies.count == 1 ? [] : [(value: "", text: form.words.form.choose.html)]) + choices }
    let present = posts[number - 1].agency.description
    return (choices.contains { $0.value == present } ? [] : [(value: present, text: HTML(text: present))]) + choices
  }
}

extension Person {
  /// Another text for whatever else the person might be.
  var revision: String {
    let facts =
      [login, name, email?.description ?? "", phone?.description ?? "", "\(isDisabled)"] + posts.map(\.summary)
    return Secrets.digest(facts.joined(separator: "\n"))
  }
}
