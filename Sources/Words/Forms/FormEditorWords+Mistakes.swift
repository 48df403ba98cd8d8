import Markup
import OneStop

extension Words {
  /// Why a form cannot be published.
  ///
  /// - Parameter label: of a field, by its key or key and part.
  package func sentence(
    _ mistake: FormMistake, in language: Language, label: (String) -> HTML
  ) -> HTML {
    let names = forms.mistakes
    switch mistake.reason {
    case .noPages: return names.noPages.html
    case .emptyPage: return names.emptyPage.html
    case .emptySection: return names.emptySection.html
    case .emptyGroup: return names.emptyGroup.html
    case .tooManyFields(let most): return names.tooManyFields(count: most)
    case .tooManyCells(let most): return names.tooManyCells(count: most)
    case .tooMuchToCompute: return names.tooMuchToCompute.html
    case .chainTooLong: return names.chainTooLong.html
    case .keyTwice: return names.keyTwice.html
    case .noText: return names.noText.html
    case .textTooLong(let limit): return names.textTooLong(count: limit)
    case .formula(let mistake): return sentence(mistake)
    case .later(let name): return names.later(["label": label(name)])
    case .circle(let circle): return names.circle(["labels": circle.map(label).joined(", ")])
    case .neverShown: return names.neverShown.html
    case .noOptions: return names.noOptions.html
    case .optionKey(let text): return names.optionKey(["text": HTML(text: text)])
    case .optionTwice(let text): return names.optionTwice(["text": HTML(text: text)])
    case .bounds: return names.bounds.html
    case .lines(let limit): return names.lines(count: limit)
    case .groupInGroup: return names.groupInGroup.html
    case .filesInGroup: return names.filesInGroup.html
    case .roleInGroup: return names.roleInGroup.html
    case .roleType(let role): return names.roleType(["role": forms.roles[role].html])
    case .noApplicant: return names.noApplicant.html
    case .unknownPaper(let name): return names.unknownPaper(["name": "<span lang=\"vi\">\(name)</span>"])
    case .paperTwice(let name): return names.paperTwice(["name": "<span lang=\"vi\">\(name)</span>"])
    }
  }

  /// Why a text is no formula, and where.
  package func sentence(_ mistake: FormulaMistake) -> HTML {
    let names = forms.formula.mistakes
    let sentence: HTML
    switch mistake.reason {
    case .tooLong(let limit): return names.tooLong(count: limit)
    case .tooDeep: sentence = names.tooDeep.html
    case .tooManyParts(let most): sentence = names.tooManyParts(count: most)
    case .endsEarly: sentence = names.endsEarly.html
    case .unexpected(let text): sentence = names.unexpected(["text": HTML(text: text)])
    case .unknownFunction(let text): sentence = names.unknownFunction(["text": HTML(text: text)])
    case .noNumber(let text): sentence = names.noNumber(["text": HTML(text: text)])
    case .openText: sentence = names.openText.html
    case .arguments(let function, let count):
      sentence = names.arguments(count: count, ["text": HTML(text: function.rawValue)])
    case .unknownField(let text): sentence = names.unknownField(["text": HTML(text: text)])
    case .kind(let kind, let expected):
      sentence = names.kind(["kind": name(kind), "expected": name(expected)])
    case .column(let text): sentence = names.column(["text": HTML(text: text)])
    case .noColumn(let text): sentence = names.noColumn(["text": HTML(text: text)])
    }
    return names.at(["place": "\(mistake.place)", "mistake": sentence])
  }

  private func name(_ kind: FormValue.Kind) -> HTML {
    let kinds = forms.formula.kinds
    return switch kind {
    case .text: kinds.text.html
    case .number: kinds.number.html
    case .date: kinds.date.html
    case .truth: kinds.truth.html
    case .texts: kinds.texts.html
    }
  }
}
