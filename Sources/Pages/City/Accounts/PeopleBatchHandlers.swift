import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum PeopleBatchHandlers {
  typealias Field = PeopleBatchPages.Field

  /// `GET /quan-tri/them-nhieu-tai-khoan`
  static let show: ReadHandler = { visit in visit.show(try visit.pages(Form(words: visit.words)).empty) }

  /// `POST /quan-tri/them-nhieu-tai-khoan` with `tep` or `dong`: what each line would add. It changes nothing.
  static let preview: UploadHandler = { visit, upload in
    var form = Form(visit.form, words: visit.words)
    let names = visit.words.people.batch
    switch upload.mistakes[Field.file] {
    case .tooLarge: form.mistake(Field.file, names.tooLarge(["limit": "\(PeopleBatch.mostLines)"]))
    case .notText: form.mistake(Field.file, names.notText)
    case nil: break
    }
    return try visit.preview(form)
  }

  static let again: VisitHandler = { visit in
    visit.form[Field.text].isEmpty && visit.form[Field.file].isEmpty
      ? visit.show(try visit.pages(Form(words: visit.words)).empty)
      : try visit.preview(Form(visit.form, words: visit.words))
  }

  /// `POST /quan-tri/them-nhieu-tai-khoan/thuc-hien` with `dong`: adds whom it can, and shows their links once. A good
  /// line is carried out whatever the others are.
  static let carryOut: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    let number = visit.submission
    // What is added has been seen.
    if form.values[Field.previewed] != PeopleBatchPages.digest(form.values[Field.text]) {
      return try visit.preview(form, notice: .wrong(visit.words.people.batch.changed.html))
    }
    let batch = try visit.batch(form.values[Field.text]) { login in
      // One that this very form has added is shown again.
      try visit.reader.person(login) != nil && !visit.isAdded(login, number: number)
    }
    if batch.people.isEmpty || batch.lines.count > PeopleBatch.mostLines { return try visit.preview(form) }
    var added: [(person: Person, link: Address)] = []
    var refused: [(person: Person, mistake: HTML)] = []
    for person in batch.people {
      do {
        added.append((person, try await visit.add(person, number: number)))
      } catch let refusal as AccountRefusal {
        let mistakes = visit.words.people.mistakes
        refused.append((person, (refusal == .loginTaken ? mistakes.loginTaken : mistakes.outOfReach).html))
      }
    }
    form.values = FormContent([(name: Field.text, value: batch.badText)])
    let left = try visit.batch(batch.badText) { try visit.reader.person($0) != nil }
    let end = PasswordLink("", now: visit.now).expiresAt
    return visit.show(
      try visit.pages(form).done(added, refused: refused, left: left, site: visit.site, until: end))
  }
}

extension Visit {
  /// Whether the form with that number has added the account, and its link still works.
  fileprivate func isAdded(_ login: String, number: SubmissionToken) throws -> Bool {
    let digest = Secrets.digest(secret("password link", of: number, login))
    return try reader.login(ofPasswordLink: digest, now: now) == login
  }

  /// Adds the person, or finds that this very form has done so. Throws `AccountRefusal`.
  ///
  /// - Returns: the address by which its owner chooses a password.
  func add(_ person: Person, number: SubmissionToken) async throws -> Address {
    let secret = secret("password link", of: number, person.login)
    do {
      try await run(AddPerson(person, link: PasswordLink(secret, now: now), by: try manager, now: now))
    } catch AccountRefusal.loginTaken {
      guard try isAdded(person.login, number: number), try reader.person(person.login)?.person == person else {
        throw AccountRefusal.loginTaken
      }
    }
    return .passwordLink(secret)
  }

  fileprivate func pages(_ form: Form) throws -> PeopleBatchPages {
    PeopleBatchPages(form: form, agency: try account.agency, csrfField: csrfField)
  }

  fileprivate func batch(_ text: String, isTaken: (String) throws -> Bool) throws -> PeopleBatch {
    try PeopleBatch(
      text, agencies: try managedAgencies(), words: words, others: [state.words(language.other)], isTaken: isTaken)
  }

  /// What the lines of a file, or of what was pasted, would add.
  fileprivate func preview(_ form: Form, notice: Notice? = nil) throws -> Response {
    var form = form
    typealias Field = PeopleBatchPages.Field
    let names = words.people.batch
    let file = form.values[Field.file]
    let text = file.isEmpty ? form.values[Field.text] : file
    // Of a form that broke off half way, who was added already is shown again with the link.
    let isSame = form.values[Field.previewed] == PeopleBatchPages.digest(text)
    form.values = FormContent([(name: Field.text, value: text)])
    let batch = try batch(text) { login in
      try reader.person(login) != nil && !(isSame && isAdded(login, number: submission))
    }
    if !form.isWrong {
      if batch.lines.isEmpty {
        form.mistake(Field.text, names.missing)
      } else if batch.lines.count > PeopleBatch.mostLines {
        form.mistake(Field.text, names.tooLong(["limit": "\(PeopleBatch.mostLines)"]))
      }
    }
    let pages = try pages(form)
    return show(
      form.isWrong
        ? pages.empty
        : pages.preview(
          batch, digest: PeopleBatchPages.digest(text), number: isSame ? submission : .blank(),
          notice: notice))
  }
}
