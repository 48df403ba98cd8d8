import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// People to add, as lines of a table: login, name, role, code of the agency, email, phone, first day, last day.
struct PeopleBatch {
  static let mostLines = 500

  struct Line {
    let number: Int
    let cells: [String]
    /// The person whom the line adds, or gives a further post.
    var login: String?
    /// nil: it can be used.
    var mistake: HTML?
  }

  private(set) var lines: [Line] = []
  /// Those of the good lines, in the order of the file.
  private(set) var people: [Person] = []

  /// - Parameters:
  ///   - agencies: those at which the reader may give posts.
  ///   - isTaken: whether there is such an account already.
  init(
    _ text: String, agencies: [Agency], words: Words, others: [Words], isTaken: (String) throws -> Bool
  ) rethrows {
    let reader = Reader(agencies: agencies, words: words, all: [words] + others)
    var places: [String: Int] = [:]
    for line in SpreadsheetLines(text).lines {
      var entry = Line(number: line.number, cells: line.cells)
      defer { lines.append(entry) }
      // The titles of the columns.
      if lines.isEmpty, reader.isHeading(line.cells) { continue }
      let person: Person
      switch reader.read(line.cells) {
      case .success(let read): person = read
      case .failure(let mistake):
        entry.mistake = mistake.sentence
        continue
      }
      if let place = places[person.login] {
        if people[place].isSame(as: person) {
          people[place].posts += person.posts
          people[place].joinEqualPosts()
          if people[place].posts.count > Person.mostPosts {
            people[place].posts.removeLast()
            entry.mistake = words.people.mistakes.tooManyPosts.html
            continue
          }
        } else {
          entry.mistake = words.people.batch.otherName.html
          continue
        }
      } else if try isTaken(person.login) {
        entry.mistake = words.people.mistakes.loginTaken.html
        continue
      } else {
        places[person.login] = people.count
        people.append(person)
      }
      entry.login = person.login
    }
    lines.removeAll { $0.login == nil && $0.mistake == nil }
  }

  var badCount: Int { lines.count { $0.mistake != nil } }

  /// The lines with mistakes, to be mended.
  var badText: String {
    lines.filter { $0.mistake != nil }
      .map { $0.cells.map { $0.replacing("\t", with: " ").replacing("\n", with: " ") }.joined(separator: "\t") }
      .joined(separator: "\n")
  }
}

extension Person {
  fileprivate func isSame(as other: Person) -> Bool {
    name == other.name && email == other.email && phone == other.phone
  }
}

private struct Reader {
  let agencies: [Agency]
  let words: Words
  let all: [Words]

  struct Mistake: Error {
    let sentence: HTML
  }

  func isHeading(_ cells: [String]) -> Bool {
    let titles = all.map(\.people.form.login.text) + ["login"]
    return cells.first.map { cell in titles.contains { $0.folded == cell.folded } } ?? false
  }

  func read(_ typed: [String]) -> Result<Person, Mistake> {
    let batch = words.people.batch
    let mistakes = words.people.mistakes
    func wrong(_ sentence: HTML) -> Result<Person, Mistake> { .failure(Mistake(sentence: sentence)) }
    // Spreadsheets write the empty cells of the longest row in every row.
    let cells = Array(typed.reversed().drop(while: \.isEmpty).reversed())
    guard cells.count >= 4 else { return wrong(batch.fewCells.html) }
    guard cells.count <= 8 else { return wrong(batch.manyCells.html) }
    func cell(_ place: Int) -> String { cells.indices.contains(place) ? cells[place] : "" }
    let login = TypedText.plain(cells[0]).lowercased()
    guard Account.isValidLogin(login) else { return wrong(mistakes.login.html) }
    guard let name = try? PersonForm.nameRule.needed.read(cells[1]) else { return wrong(mistakes.name.html) }
    guard let role = role(cells[2]) else { return wrong(batch.role(["text": HTML(text: cells[2])])) }
    guard let code = agency(cells[3]) else { return wrong(batch.agency(["text": HTML(text: cells[3])])) }
    var person = Person(login: login, name: name, posts: [Post(role, at: code)])
    if !cell(4).isEmpty {
      guard let email = EmailAddress(cell(4)) else { return wrong(mistakes.email.html) }
      person.email = email
    }
    if !cell(5).isEmpty {
      guard let phone = phone(cell(5)) else { return wrong(mistakes.phone.html) }
      person.phone = phone
    }
    for (place, day) in [(6, \Post.firstDay), (7, \Post.lastDay)] where !cell(place).isEmpty {
      guard let date = LocalDate(typed: cell(place)) else { return wrong(mistakes.day.html) }
      person.posts[0][keyPath: day] = date
    }
    if let first = person.posts[0].firstDay, let last = person.posts[0].lastDay, last < first {
      return wrong(mistakes.daysReversed.html)
    }
    return .success(person)
  }

  /// By its code, or by its name where no other has it.
  private func agency(_ text: String) -> AgencyCode? {
    let code = AgencyCode(typed: text)
    let found = agencies.filter { code == nil ? $0.name.vietnamese.folded == text.folded : $0.code == code }
    return found.count == 1 ? found[0].code : nil
  }

  /// A spreadsheet takes the zero from the beginning of a number.
  private func phone(_ text: String) -> PhoneNumber? {
    [text, "0\(text)"].lazy.compactMap { PhoneNumber($0) }.first { $0.isMobile }
  }

  /// By its English word, or as it is called in one of the languages.
  private func role(_ text: String) -> Account.Role? {
    Account.Role.allCases.first { role in
      let names = [role.rawValue] + all.map { $0.steps.roles[role].text }
      return names.contains { $0.folded == text.folded }
    }
  }
}
