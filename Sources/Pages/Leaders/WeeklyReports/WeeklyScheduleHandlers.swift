import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum WeeklyScheduleHandlers {
  /// `GET /quan-tri/bao-cao-tuan`: when the administrator's agency gets its reports.
  static let show: ReadHandler = { visit in try visit.weeklySettings(returned: nil) }

  /// The form as it was filled in.
  static let again: VisitHandler = { visit in
    try visit.weeklySettings(returned: Form(visit.form, words: visit.words))
  }

  /// `POST /quan-tri/bao-cao-tuan` `gui`, `thu` (1 is Monday), `gio`
  static let save: VisitHandler = { visit in
    typealias Field = WeeklySettingsPage.Field
    let agency = try visit.account.agency
    let settings = visit.words.weekly.settings
    var form = Form(visit.form, words: visit.words)
    let choice = form.needed(Field.choice, WeeklyChoice.init(rawValue:), or: settings.badChoice)
    var schedule: WeeklySchedule?
    if let choice, choice != .inherit {
      let numbered = { (text: String) in Int(typed: text, in: 1...7).flatMap { Weekday(rawValue: $0 - 1) } }
      let weekday = form.needed(Field.weekday, numbered, or: settings.badWeekday)
      let time = form.needed(Field.time, TimeOfDay.init(typed:), or: settings.badTime)
      if let weekday, let time { schedule = WeeklySchedule(isOn: choice == .on, weekday: weekday, time: time) }
    }
    if form.isWrong { return try visit.weeklySettings(returned: form) }
    try await visit.run(SetWeeklySchedule(schedule, of: agency, by: visit.manager, now: visit.now))
    return .redirect(to: Address.weeklySchedule.with("da", "luu"))
  }
}

extension Visit {
  fileprivate func weeklySettings(returned: Form?) throws -> Response {
    let account = try account
    let schedules = try reader.weeklySchedules()
    let (schedule, owner) = catalogue.weeklySchedule(of: account.agency, schedules)
    let isOwn = owner?.code == account.agency
    let page = WeeklySettingsPage(
      form: returned ?? Form(WeeklySettingsPage.fresh(schedule, isOwn: isOwn), words: words),
      agency: HTML(text: agencyName(account.agency)), schedule: schedule, owner: owner, isOwn: isOwn,
      next: schedule.next(after: now), missingChannels: state.shared.notices.missingChannels,
      notice: query["da"] == "luu" ? .done(words.weekly.settings.done.html) : nil, csrfField: csrfField,
      language: language)
    return show(page.page)
  }
}
