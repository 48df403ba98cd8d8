import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Which roles require a second factor.
enum SecondFactorRolesHandlers {
  static let field = "vai_tro[]"

  /// `GET /quan-tri/xac-thuc-hai-buoc`
  static let show: ReadHandler = { visit in
    let roles = try visit.reader.secondFactorRoles()
    return try visit.secondFactorRoles(chosen: roles, isSaved: visit.query["da"] == "luu")
  }

  /// `POST /quan-tri/xac-thuc-hai-buoc` with `vai_tro[]`; the present session is led to set it up, if it must.
  static let save: VisitHandler = { visit in
    do {
      try await visit.run(RequireSecondFactor(of: visit.chosenRoles, by: try visit.manager, now: visit.now))
    } catch is AccountRefusal {
      throw PortalError.forbidden
    }
    return .redirect(to: Address.secondFactorRoles.with("da", "luu"))
  }

  static let again: VisitHandler = { visit in
    try visit.secondFactorRoles(chosen: visit.chosenRoles, isSaved: false)
  }
}

extension Visit {
  fileprivate var chosenRoles: Set<Account.Role> {
    Set(form.all(SecondFactorRolesHandlers.field).compactMap(Account.Role.init(rawValue:)))
  }

  fileprivate func secondFactorRoles(chosen: Set<Account.Role>, isSaved: Bool) throws -> Response {
    let names = words.accounts.secondFactor.roles
    let counts = try reader.secondFactorCounts(on: now.date)
    let ticks = Account.Role.allCases.map { role -> HTML in
      let count = counts[role] ?? (people: 0, secured: 0)
      let id: HTML = "vai-tro-\(role.rawValue)"
      let figure = names.count(["secured": "\(count.secured)", "people": "\(count.people)"])
      return """
        <div class="tick"><input type="checkbox" id="\(id)" name="\(SecondFactorRolesHandlers.field)" \
        value="\(role.rawValue)"\(" checked", if: chosen.contains(role))> <label for="\(id)">\
        \(words.steps.roles[role]) <span class="soft">(\(figure))</span></label></div>
        """
    }
    let notice = isSaved ? Notice.done(names.saved.html) : nil
    let content: HTML = """
      <h1>\(names.title)</h1>\(notice)<p>\(names.introduction)</p><form method="post" \
      action="\(Address.secondFactorRoles)" id="vai-tro">\(csrfField)<fieldset class="field"><legend class="label">\
      \(names.legend)</legend>\(ticks.joined())</fieldset><p class="actions"><button class="button">\(names.button)\
      </button></p></form>
      """
    return show(
      Page(
        names.title.html, content, for: .staff, address: .secondFactorRoles,
        crumbs: [(words.accounts.own.title.html, .ownAccount)], form: TypedForm(id: "vai-tro")))
  }
}
