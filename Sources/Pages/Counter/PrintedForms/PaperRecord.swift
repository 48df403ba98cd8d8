import Markup
import OneStop
import Web
import Words

/// Everything that the printed forms of a dossier need.
struct PaperRecord {
  /// The words in the language of the form.
  let view: DossierView
  /// The calendar of the day of acceptance.
  let receiptCalendar: DatedCalendar
  /// Display names of the staff who have acted, by login.
  let names: [String: String]
  /// The agency above, if there is one.
  let parent: Agency?
  /// `https://HOST`; nil where nothing says how the site is called.
  let site: String?
  /// Whether it is part of a page with a title of its own.
  var isWithinPage = false
  /// Whether numbers and addresses are left blank, as lines to write on.
  var hidesNumbers = false

  var words: Words { view.words }
  var dossier: Dossier { view.dossier }
  var filing: Filing { view.dossier.filing }

  /// The last event that matches.
  func event(_ isSuch: (DossierEvent.Kind) -> Bool) -> DossierEvent? { events.last { isSuch($0.kind) } }

  /// The dossier's events, without ends that were undone.
  var events: [DossierEvent] { view.events.withoutUndoneEnds }

  var acceptance: DossierEvent? { event { $0 == .accepted } }

  /// The name of the member of staff who acted; empty where another system or the portal did.
  func name(of actor: Actor) -> HTML {
    if case .staff(let login) = actor { HTML(text: names[login] ?? login) } else { .empty }
  }

  /// What is requested: in the applicant's words, or else the procedure's name.
  var summary: HTML { filing.summary.isEmpty ? view.procedureName : HTML(text: filing.summary) }

  /// The serial that ends the dossier's code, which numbers its forms.
  var serial: Substring { dossier.code.description.split(separator: "-").last ?? "" }
}

extension Words {
  /// `17 giờ 00 phút, thứ Sáu, ngày 15 tháng 06 năm 2018`, as forms write it.
  func formMoment(_ moment: Moment, weekday: Bool = false) -> HTML {
    let date = dateParts(moment.date)
    let time = moment.timeOfDay
    let phrase = weekday ? printed.weekdayMoment : printed.moment
    return phrase([
      "hour": HTML(text: padded(time.hour, 2)), "minute": HTML(text: padded(time.minute, 2)),
      "weekday": HTML(text: dates.weekdays[moment.date.weekday.rawValue]), "day": HTML(text: date.day),
      "month": HTML(text: date.month), "year": HTML(text: date.year),
    ])
  }
}
