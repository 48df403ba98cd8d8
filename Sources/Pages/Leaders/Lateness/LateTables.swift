import Markup
import OneStop
import Operations
import Words

/// Late dossiers by cause.
struct CauseTable {
  let rows: [WeeklyReport.Cause]
  let caption: HTML
  let words: Words
  let language: Language
  /// The dossiers of a cause.
  let address: (LatenessCause) -> Address

  private var page: LatenessWords.Page { words.lateness.page }

  var html: HTML {
    let lines = rows.map { row -> HTML in
      let name: HTML =
        row.cause.map { "<a href=\"\(address($0))\">\(words.dossiers.causes[$0])</a>" } ?? page.unexplained.html
      return """
        <tr><th scope="row">\(name)</th><td class="number">\(HTML(text: grouped(row.count, language)))</td></tr>
        """
    }
    return """
      <table class="small-table"><caption>\(caption)</caption><thead><tr><th scope="col">\(page.cause)</th>\
      <th scope="col" class="number">\(page.count)</th></tr></thead><tbody>\(lines.joined())</tbody></table>
      """
  }
}

/// Late dossiers by the step that most exceeded its share of the time.
struct LateStepTable {
  let rows: [WeeklyReport.Step]
  let catalogue: Catalogue
  let words: Words
  let language: Language

  private var page: LatenessWords.Page { words.lateness.page }

  var html: HTML {
    if rows.isEmpty { return "<h2>\(page.steps)</h2><p>\(page.noSteps)</p>" }
    let lines = rows.map { row -> HTML in
      """
      <tr><th scope="row"><span>\(row.step + 1). \(words.name(row.name, in: language))\
       <span class="soft line">\(words.name(row.unit, in: language))</span> \
       <span class="soft line">\(procedure(row))</span></span></th>\
      <td class="number" data-label="\(page.count)">\(HTML(text: grouped(row.count, language)))</td>\
      <td class="number" data-label="\(page.excess)">\(page.days(["days": days(row.excess)]))</td></tr>
      """
    }
    return """
      <h2 id="theo-buoc">\(page.steps)</h2><div class="frame" tabindex="0" role="region" aria-labelledby="theo-buoc">\
      <table class="cards"><thead><tr><th scope="col">\(page.step)</th><th scope="col" class="number">\(page.count)</th>\
      <th scope="col" class="number">\(page.excess)</th></tr></thead><tbody>\(lines.joined())</tbody></table></div>
      """
  }

  /// Its name, or its code if it is no longer in the catalogue.
  private func procedure(_ row: WeeklyReport.Step) -> HTML {
    guard let code = ProcedureCode(row.procedure) else { return "\(row.procedure)" }
    let name = catalogue.procedure(code).map { words.name($0.name, in: language) }
    return "<a href=\"\(Address.procedure(code))\">\(name ?? "\(code)")</a>"
  }

  private func days(_ time: Int64) -> HTML { HTML(text: words.workingDays(time, language)) }
}
