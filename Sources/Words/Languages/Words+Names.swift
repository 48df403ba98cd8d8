import Markup
import OneStop

extension BilingualText {
  /// In the language, or in Vietnamese where it has no English.
  package func text(in language: Language) -> String { language == .english ? english ?? vietnamese : vietnamese }
}

extension Words {
  package func name(_ text: BilingualText, in language: Language) -> HTML {
    guard language == .english else { return HTML(text: text.vietnamese) }
    return text.english.map { HTML(text: $0) } ?? "<span lang=\"vi\">\(text.vietnamese)</span>"
  }

  /// The same as plain text, for files and letters.
  package func plainName(_ text: BilingualText, in language: Language) -> String {
    text.text(in: language)
  }

  /// The time that is left, or by how much it is exceeded.
  package func timeLeft(until due: Moment, now: Moment, calendar: WorkCalendar) -> HTML {
    if now > due {
      let days = calendar.workingDays(from: due, to: now)
      return days == 0 ? dossiers.lateToday.html : dossiers.workingDaysLate(count: days)
    }
    let days = calendar.workingDays(from: now, to: due)
    if days > 0 { return dossiers.workingDaysLeft(count: days) }
    let hours = Int(calendar.workingTime(from: now, to: due) / Moment.hour)
    return hours == 0 ? dossiers.lessThanAnHourLeft.html : dossiers.workingHoursLeft(count: hours)
  }

  package func processingTime(_ time: ProcessingTime) -> HTML {
    dossiers.processingTime[time.unit](count: time.value)
  }
}
