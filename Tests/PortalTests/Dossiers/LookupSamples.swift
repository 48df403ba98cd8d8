import OneStop
import TestSupport

@testable import Markup
@testable import OneStopStore
@testable import Pages
@testable import Web

extension PageSample {
  static let lookup: [PageSample] =
    Status.allCases.flatMap { status in
      [true, false].map { isOpen in
        // What the applicant is asked to bring stands there for everyone who has the code.
        PageSample("look-up, \(status), \(isOpen ? "open" : "closed")", showsText: isOpen) {
          try lookup($0, in: status, isOpen: isOpen).page
        }
      }
    } + [
      PageSample("look-up, rated", showsText: false) { try lookup($0, in: .handedOver, isRated: true).page },
      PageSample("look-up, wrong digits", wrong: ["so_cuoi"]) {
        try lookup($0, in: .accepted, form: $0.form(["so_cuoi": $0.text], wrong: ["so_cuoi"])).page
      },
    ]

  static let ledger: [PageSample] = Status.allCases.map { status in
    PageSample("why this date, \(status)", showsText: false) { LedgerPage(view: try $0.view(in: status)).page }
  }

  static func lookup(
    _ fixtures: PageFixtures, in status: Status, isOpen: Bool = false, isRated: Bool = false, form: Form? = nil
  ) throws -> LookupPage {
    let form = form ?? fixtures.form()
    let view = try fixtures.view(in: status)
    let look = OfficeLook(at: view.now, agency: view.agency.code, part: .details, count: 3)
    let own = [OwnLook(.key, count: 2, at: view.now)]
    return LookupPage(
      view: view, isOpen: isOpen, isRated: isRated, form: form,
      detailsField: form.input("so_cuoi", fixtures.words.lookup.detailsLabel), closings: 1,
      looks: isOpen ? OfficeLooks([look], own: own, agencyName: { "\($0)" }, words: fixtures.words) : nil)
  }
}
