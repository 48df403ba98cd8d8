import Markup
import OneStop
import Words

/// How satisfied people are, in three levels; their comments are not public.
struct SatisfactionView {
  let ratings: PublicRatings
  let words: Words
  let language: Language

  private var reportWords: ReportWords { words.reports }

  var html: HTML {
    let total = ratings.total
    var html: HTML = "<section aria-labelledby=\"hai-long\"><h2 id=\"hai-long\">\(reportWords.satisfaction)</h2>"
    if total.total == 0 { return html + "<p>\(reportWords.satisfactionNone) \(period)</p></section>" }
    if let all = total.total, let part = total[.satisfied], let rate = Rate(part, of: all) {
      let sentence = reportWords.satisfactionHeadline(["part": number(part), "all": number(all)])
      html += "<p class=\"middle-number\">\(rate.text(language))</p><p>\(sentence)</p>"
    }
    html += "<table class=\"small-table\"><caption>\(period)</caption><tbody>"
    for level in Rating.Level.allCases.reversed() {
      let count = total[level].map(number) ?? reportWords.notPublished.html
      let share = total.total.flatMap { all in total[level].flatMap { Rate($0, of: all)?.text(language) } } ?? "–"
      html += """
        <tr><th scope="row">\(reportWords.levels[level])</th><td class="number">\(count)</td>\
        <td class="number">\(share)</td></tr>
        """
    }
    return html + """
      </tbody></table><p class="soft">\(reportWords.satisfactionNote) \(reportWords.satisfactionHidden)</p></section>
      """
  }

  private var period: HTML {
    reportWords.satisfactionPeriod([
      "from": words.date(ratings.period.from), "to": words.date(ratings.period.to),
    ])
  }

  private func number(_ value: Int) -> HTML { HTML(text: grouped(value, language)) }
}
