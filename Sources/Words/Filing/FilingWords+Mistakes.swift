import Markup
import OneStop

extension Words {
  /// What is wrong with an answer, and how it is mended.
  ///
  /// - Parameter type: of the answer; nil of several that belong together.
  package func sentence(_ mistake: FieldMistake, in language: Language, of type: InputType? = nil) -> HTML {
    let words = filing.mistakes
    switch mistake {
    case .blank: return blank(type).html
    case .text(.tooLong(let count, let limit)): return intake.mistakes.tooLong(count, limit: limit)
    case .text: return blank(type).html
    case .digitsInName: return words.digitsInName.html
    case .noNumber: return words.noNumber.html
    case .decimals(let most): return most == 0 ? words.whole.html : words.decimals(count: most)
    case .tooSmall(let least): return words.tooSmall(["number": number(least, of: type, in: language)])
    case .tooGreat(let most): return words.tooGreat(["number": number(most, of: type, in: language)])
    case .noDate: return words.noDate.html
    case .noDay: return words.noDay.html
    case .beforeRange: return words.beforeRange.html
    case .noTime: return words.noTime.html
    case .notPast: return words.notPast.html
    case .notFuture: return words.notFuture.html
    case .notOffered: return words.notOffered.html
    case .identity: return words.identity.html
    case .taxCode: return words.taxCode.html
    case .phone: return words.phone.html
    case .email: return words.email.html
    case .industry: return words.industry.html
    case .otherIndustryList(let decision): return words.otherIndustryList(["decision": HTML(text: decision)])
    case .commune: return words.commune.html
    case .severalCommunes(let names):
      return words.severalCommunes(["names": HTML(text: names.joined(separator: ", "))])
    case .outsideCity: return words.outsideCity.html
    case .plate: return words.plate.html
    case .enterpriseName(let mistake, let kind, let law): return sentence(mistake, of: kind, by: law)
    case .notPledged: return words.notPledged.html
    case .tooFewRows(let least): return words.tooFewRows(count: least)
    case .tooManyRows(let most): return words.tooManyRows(count: most)
    case .tooManyFiles(let most): return words.tooManyFiles(count: most)
    case .check(let message): return name(message, in: language)
    }
  }

  private func sentence(_ mistake: EnterpriseName.Mistake, of kind: EnterpriseKind?, by law: EnterpriseLaw) -> HTML {
    let names = filing.mistakes.enterpriseName
    let article = names.law(["article": "\(law.article(of: mistake))", "year": "\(law.rawValue)"])
    let kinds = kind.map { [$0] } ?? EnterpriseKind.allCases
    let beginnings = HTML(text: kinds.flatMap(\.spellings).joined(separator: ", "))
    switch mistake {
    case .noKind: return names.noKind(["kinds": beginnings, "law": article])
    case .otherKind(let found):
      return names.otherKind(["found": HTML(text: found.spellings[0]), "kinds": beginnings, "law": article])
    case .noProperName: return names.noProperName(["law": article])
    case .letter(let letter): return names.letter(["letter": HTML(text: letter), "law": article])
    case .publicBody(let words): return names.publicBody(["words": HTML(text: words), "law": article])
    case .offensive(let words): return names.offensive(["words": HTML(text: words), "law": article])
    }
  }

  private func blank(_ type: InputType?) -> Phrase {
    let blanks = filing.mistakes.blanks
    return switch type {
    case nil, .line, .long, .tick: filing.mistakes.blank
    case .one: blanks.choice
    case .several: blanks.choices
    case .yesNo: blanks.yesNo
    case .files: blanks.files
    case .number, .money, .percentage: blanks.number
    case .date: blanks.date
    case .time: blanks.time
    case .identity: blanks.identity
    case .taxCode: blanks.taxCode
    case .phone: blanks.phone
    case .email: blanks.email
    case .industry: blanks.industry
    case .commune: blanks.commune
    case .plate: blanks.plate
    }
  }

  /// With the unit that the field shows.
  package func number(_ number: FormNumber, of type: InputType?, in language: Language) -> HTML {
    let text = self.number(number, in: language)
    switch type {
    case .number(let rule), .money(let rule), .percentage(let rule):
      return rule.unit.map { "\(text) \(name($0, in: language))" } ?? text
    default: return text
    }
  }

  /// `1.234,5` in Vietnamese, `1,234.5` in English.
  package func number(_ number: FormNumber, in language: Language) -> HTML {
    HTML(text: language == .vietnamese ? number.text(point: ",", group: ".") : number.text(point: ".", group: ","))
  }
}
