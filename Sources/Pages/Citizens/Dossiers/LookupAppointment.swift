import Markup
import OneStop
import Words

/// The dates of a dossier, large: when it is due or by how much it is overdue, each appointment under its own name, or
/// how and when it ended.
struct LookupAppointment {
  let view: DossierView
  let whyLink: HTML

  private var words: Words { view.words }
  private var lookup: LookupWords { view.words.lookup }

  func write(to html: inout HTML) {
    html += "<div class=\"appointment "
    html += view.state.toneForApplicant
    html += "\">"
    if let ended = view.dossier.ended {
      write(ended, to: &html)
    } else if let due = view.dossier.due {
      write(due: due, to: &html)
    } else if view.dossier.clock == .paused {
      writePause(to: &html)
    } else {
      let none = view.dossier.acceptedAt == nil ? lookup.appointmentNotStarted : lookup.appointmentNone
      html.append("<p class=\"when\">", none, "</p>")
      if let answer = view.answerBy {
        html += "<p>\(lookup.answerBy(["moment": words.deadline(answer)]))</p>"
      }
    }
    html += "</div>"
  }

  private func write(_ ended: Dossier.End, to html: inout HTML) {
    html += "<p class=\"when\">"
    lookup.endedAt[Ending(ended.outcome)].write(to: &html) { _, html in words.write(ended.at, to: &html) }
    html += "</p> "
    if ended.outcome == .late, let due = view.dossier.due {
      let days = view.calendar.workingDays(from: due, to: ended.at)
      let late = days == 0 ? lookup.lateByLess.html : lookup.lateBy(count: days)
      html.append("<p><span class=\"toned\">", late, "</span></p> ")
    }
    if let due = view.dossier.due {
      let letter = view.dossier.rescheduled
      write(view.dueName, due, to: &html)
      if let letter { write(lookup.newAppointment, letter.to, to: &html) }
    }
    // Without an acceptance there was no date.
    if view.dossier.acceptedAt != nil { html.append("<p>", whyLink, "</p>") }
  }

  /// With a letter of apology there are two appointments. The time left, or overdue, is beside the date that it is
  /// counted from.
  private func write(due: Moment, to html: inout HTML) {
    let letter = view.dossier.rescheduled
    let appointment = view.dossier.appointment ?? due
    html.append("<p class=\"soft\">", letter == nil ? words.dossiers.appointment : lookup.newAppointment, "</p> ")
    html += "<p class=\"when\">"
    words.writeDeadline(appointment, to: &html)
    html += "</p> <p><span class=\"toned\">"
    html.append(words.timeLeft(until: appointment, now: view.now, calendar: view.calendar))
    html.append("</span> · ", whyLink, "</p>")
    if letter != nil {
      html.append(" <p class=\"soft\">", lookup.firstAppointment, ": ")
      words.writeDeadline(due, to: &html)
      if view.now > due {
        html.append(" (", words.timeLeft(until: due, now: view.now, calendar: view.calendar), ")")
      }
      html += "</p>"
    }
    if view.isDueProvisional { html.append(" <p class=\"soft\">", words.dossiers.provisional, "</p>") }
  }

  private func writePause(to html: inout HTML) {
    html.append("<p class=\"when\">", lookup.appointmentPaused, "</p>")
    guard let sentence = view.sentenceIfSupplied else { return }
    html.append(" <p>", sentence, " · ")
    html.append(whyLink)
    html += "</p>"
  }

  private func write(_ name: Phrase, _ moment: Moment, to html: inout HTML) {
    html.append("<p class=\"soft\">", name, ": ")
    words.writeDeadline(moment, to: &html)
    html += "</p> "
  }
}

extension DossierView {
  /// When the result is due if the applicant brings everything today, or when the agency opens next.
  var sentenceIfSupplied: HTML? {
    guard let (kind, day, moment) = appointmentIfSupplied else { return nil }
    let sentences = day == now.date ? words.lookup.appointmentIfSupplied : words.lookup.appointmentIfSuppliedOn
    return sentences[kind](["day": words.day(day), "moment": words.deadline(moment)])
  }
}
