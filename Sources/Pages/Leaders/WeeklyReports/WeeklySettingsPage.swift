import Markup
import OneStop
import Operations
import Web
import Words

/// When an agency's weekly report is made and sent.
struct WeeklySettingsPage {
  static let id = "lich-gui"

  enum Field {
    static let choice = "gui"
    static let weekday = "thu"
    static let time = "gio"
  }

  let form: Form
  let agency: HTML
  /// The schedule that applies now.
  let schedule: WeeklySchedule
  /// The agency whose schedule it is; nil: nobody has set one.
  let owner: Agency?
  let isOwn: Bool
  let next: Moment
  /// The channels that the server is not set up for.
  let missingChannels: [MessageChannel]
  /// What was just done.
  let notice: Notice?
  let csrfField: HTML
  let language: Language

  private var words: Words { form.words }
  private var settings: WeeklyWords.Settings { form.words.weekly.settings }

  var page: Page {
    Page(
      form.title(settings.title.html), content, for: .staff, current: .reports, status: form.status,
      address: .weeklySchedule, form: TypedForm(id: Self.id))
  }

  private var content: HTML {
    """
    <h1>\(settings.title)</h1>\(form.errorSummary)\(notice)<p class="lead">\(settings.lead(["agency": agency]))</p>\
    <p>\(source) \(schedule.isOn ? settings.next(["moment": words.moment(next)]) : .empty)</p>\
    <p>\(settings.contacts)</p>\(notSetUp)<form method="post" action="\(Address.weeklySchedule)" id="\(Self.id)">\(csrfField)\(fields)\
    <p><button class="button">\(settings.button)</button></p></form>\
    <p class="actions"><a href="\(Address.weeklyReports)">\(words.weekly.reports)</a></p>
    """
  }

  private var notSetUp: HTML {
    if missingChannels.isEmpty { return .empty }
    let names = words.notices.outbox.names(of: missingChannels)
    return Notice.remark(settings.notSetUp(["channels": names])).html
  }

  private var source: HTML {
    if isOwn { return settings.own.html }
    return owner.map { settings.inherited(["agency": words.name($0.name, in: language)]) } ?? settings.standard.html
  }

  private var fields: HTML {
    let choices = WeeklyChoice.allCases.map { (value: $0.rawValue, text: settings.choices[$0].html) }
    let weekdays = words.dates.weekdays.enumerated().map { (value: "\($0 + 1)", text: HTML(text: $1)) }
    return form.radios(Field.choice, settings.choice, choices)
      + form.select(Field.weekday, settings.weekday, weekdays)
      + form.time(Field.time, settings.time)
  }

  /// The form's initial values.
  static func fresh(_ schedule: WeeklySchedule, isOwn: Bool) -> FormContent {
    let choice: WeeklyChoice = isOwn ? schedule.isOn ? .on : .off : .inherit
    return FormContent([
      (name: Field.choice, value: choice.rawValue), (name: Field.weekday, value: "\(schedule.weekday.rawValue + 1)"),
      (name: Field.time, value: schedule.time.description),
    ])
  }
}
