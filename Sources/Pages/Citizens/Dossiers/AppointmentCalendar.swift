import OneStop
import Operations

/// The appointment as a calendar file (RFC 5545): the last half hour before it, with a reminder when work begins on the
/// working day before. It holds no personal data.
///
/// The identifier stays the same for a dossier, so that a file fetched again after a change moves the entry.
struct AppointmentCalendar {
  let bytes: [UInt8]

  /// Whether there is an appointment to come.
  static func isOffered(for view: DossierView) -> Bool {
    guard view.dossier.ended == nil, let appointment = view.dossier.appointment else { return false }
    return appointment > view.now
  }

  /// nil where there is no appointment to come: not accepted, paused, ended, or past.
  ///
  /// - Parameter site: the site's address; nil leaves the link out.
  init?(view: DossierView, site: String?) {
    let dossier = view.dossier
    guard AppointmentCalendar.isOffered(for: view), let appointment = dossier.appointment else { return nil }
    let words = view.words
    let procedure = words.plainName(view.procedure.name, in: view.language)
    let counter = view.counter
    let place = [words.plainName(counter.name, in: view.language), counter.contact.address].compactMap(\.self)
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mot Cua//motcua//\(view.language.rawValue.uppercased())",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
      // Viet Nam keeps UTC+7 all year.
      "BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0700",
      "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
      "BEGIN:VEVENT", "UID:\(dossier.code)@motcua", "SEQUENCE:\(dossier.eventCount)",
      "DTSTAMP:\(AppointmentCalendar.utc(view.now))",
      "DTSTART;TZID=Asia/Ho_Chi_Minh:\(AppointmentCalendar.local(appointment.adding(microseconds: -Moment.hour / 2)))",
      "DTEND;TZID=Asia/Ho_Chi_Minh:\(AppointmentCalendar.local(appointment))",
      "SUMMARY:" + AppointmentCalendar.escaped(words.lookup.calendarSummary.text(["procedure": procedure])),
      "DESCRIPTION:" + AppointmentCalendar.escaped(AppointmentCalendar.text(of: view, appointment)),
      "LOCATION:" + AppointmentCalendar.escaped(place.joined(separator: ", ")),
    ]
    if let site { lines.append("URL:\(site)\(Address.dossier(dossier.code))") }
    lines += [
      "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY",
      "TRIGGER" + AppointmentCalendar.reminder(of: appointment, by: view.calendar),
      "DESCRIPTION:" + AppointmentCalendar.escaped(words.lookup.calendarSummary.text(["procedure": procedure])),
      "END:VALARM", "END:VEVENT", "END:VCALENDAR",
    ]
    bytes = lines.flatMap(AppointmentCalendar.folded)
  }

  /// When it reminds: not on a day off, when nobody can be asked or visited.
  private static func reminder(of appointment: Moment, by calendar: WorkCalendar) -> String {
    guard let start = calendar.lastWorkingDay(before: appointment.date).flatMap(calendar.startOfWork) else {
      return ":-P1D"
    }
    return ";VALUE=DATE-TIME:\(utc(start))"
  }

  /// What to remember, whom to call and the opening hours, each on a line.
  private static func text(of view: DossierView, _ appointment: Moment) -> String {
    let words = view.words
    let contact = view.counter.contact
    let names = words.places
    var lines = [
      words.lookup.calendarText.text([
        "code": view.dossier.code.description, "moment": words.momentText(appointment),
      ])
    ]
    // Maps find only a bare address in LOCATION.
    if !contact.isAddressCertain, let address = view.contact.plainAddress {
      lines.append("\(names.address.text): \(address)")
    }
    lines.append("\(names.phone.text): \(contact.phone ?? .hotline)")
    if let hours = contact.openingHours {
      lines.append("\(names.hours.text): \(words.plainName(hours, in: view.language))")
    }
    return lines.joined(separator: "\n")
  }

  /// A content line of at most 75 octets, continued on the next after a space; no character is cut in two (section
  /// 3.1).
  static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = 75
    for scalar in line.unicodeScalars {
      let encoded = Array(String(scalar).utf8)
      if encoded.count > room {
        bytes += [0x0D, 0x0A, 0x20]
        room = 74
      }
      bytes += encoded
      room -= encoded.count
    }
    return bytes + [0x0D, 0x0A]
  }

  /// A TEXT value (section 3.3.11).
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: ["\\", "n"])
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// `20180618T170000`, local time (section 3.3.5).
  private static func local(_ moment: Moment) -> String {
    let (year, month, day) = moment.date.components
    let seconds = Int(moment.microsecondsOfDay / Moment.second)
    return padded(year, 4) + padded(month, 2) + padded(day, 2) + "T" + padded(seconds / 3_600, 2)
      + padded(seconds / 60 % 60, 2) + padded(seconds % 60, 2)
  }

  private static func utc(_ moment: Moment) -> String {
    local(moment.adding(microseconds: -7 * Moment.hour)) + "Z"
  }
}
