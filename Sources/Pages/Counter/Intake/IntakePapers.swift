import Markup
import OneStop
import Web
import Words

/// Thành phần hồ sơ: the papers of the procedure, each to be ticked when it has been handed in.
struct IntakePapers {
  let procedure: Procedure
  let form: Form
  let language: Language
  /// The paper that came another way, by its Vietnamese name: it is none to tick.
  var other: String?
  /// nil: as on the form at the counter.
  var title: Phrase?

  private var words: IntakeWords.Papers { form.words.intake.papers }

  var html: HTML {
    guard !procedure.papers.isEmpty else { return "<p>\(words.none)</p>" }
    let ticked = Set(form.values.all(IntakeField.papers))
    let id = form.id(IntakeField.papers)
    let mistake = form.message(IntakeField.papers)
    var html: HTML = """
      <fieldset class="field papers\(" wrong", if: mistake != nil)" aria-describedby="\(id)-goi-y\(
        " \(id)-loi", if: mistake != nil)"><legend class="label">\(title ?? words.title)</legend>\
      <span class="hint" id="\(id)-goi-y">\(words.hint)</span>
      """
    if let mistake { html += "<span class=\"error\" id=\"\(id)-loi\">\(mistake)</span>" }
    let offered = procedure.papers.enumerated().filter { $0.element.name.vietnamese != other }
    for (index, paper) in offered {
      let position = index + 1
      let inputID = index == offered.first?.offset ? id : "\(id)-\(position)"
      html += """
        <div class="tick"><input type="checkbox" id="\(inputID)" name="\(IntakeField.papers)" value="\(position)"\
        \(" data-required", if: paper.isRequired)\(" checked", if: ticked.contains("\(position)"))>\
        <label for="\(inputID)">\(form.words.name(paper.name, in: language))\(note(paper))</label></div>
        """
    }
    return html + """
      <p class="small" id="\(id)-thieu" role="status" data-missing="\(words.missing)" data-complete="\(words.complete)"></p>\
      <span data-tick-all="\(words.tickAll)"></span></fieldset>
      """
  }

  private func note(_ paper: Procedure.Paper) -> HTML {
    let quantity = words.quantity(
      count: paper.quantity, ["form": form.words.dossiers.paperForms[paper.form].html])
    return " <span class=\"soft\">· \(quantity)\(" · \(words.required)", if: paper.isRequired)</span>"
  }
}
