import Markup
import OneStop
import Web
import Words

/// What an answer that could not be read may have meant, to choose from beside its field. Nothing is taken by guess.
struct AnswerCandidates {
  let setting: FormSetting
  let places: PlaceIndex
  let words: Words

  static let most = 8

  /// The best first; empty where nothing is like it.
  ///
  /// - Parameter place: of the answer.
  func options(
    for mistake: FieldMistake, typed: String, at place: AnswerPlace, in answers: FormAnswers
  ) -> [(value: String, text: HTML)] {
    switch mistake {
    case .industry, .otherIndustryList:
      setting.lists.industries(like: typed, on: setting.today, limit: AnswerCandidates.most).map { industry in
        ("\(industry.code) \(industry.name)", "\(industry.code) <span lang=\"vi\">\(industry.name)</span>")
      }
    case .severalCommunes(let names):
      names.prefix(AnswerCandidates.most).map { ($0, "<span lang=\"vi\">\($0)</span>") }
    case .commune: communes(typed, in: answers[place.beside(.province)].first ?? setting.province)
    default: []
    }
  }

  /// Those that have the area of a former ward of the city with this name, then those with names like it.
  private func communes(_ typed: String, in province: String?) -> [(value: String, text: HTML)] {
    guard let province else { return [] }
    var found: [(value: String, text: HTML)] = []
    var seen: Set<String> = []
    if province == setting.province {
      for successor in places.successors(of: typed, limit: 3 * AnswerCandidates.most) {
        // As the field reads it again.
        let named = setting.lists.communes.named(successor.agency.communeName, in: province)
        guard named.count == 1, seen.insert(named[0].name).inserted else { continue }
        let line = words.filing.page.successor([
          "commune": "<span lang=\"vi\">\(named[0].name)</span>",
          "former": "<span lang=\"vi\">\(successor.former)</span>",
        ])
        found.append((named[0].name, line))
      }
    }
    for commune in setting.lists.communes.near(typed, in: province, limit: AnswerCandidates.most)
    where seen.insert(commune.name).inserted {
      found.append((commune.name, "<span lang=\"vi\">\(commune.name)</span>"))
    }
    return Array(found.prefix(AnswerCandidates.most))
  }
}

extension Visit {
  func candidates(_ setting: FormSetting) throws -> AnswerCandidates {
    AnswerCandidates(setting: setting, places: try state.placeIndex(current), words: words)
  }
}

extension AnswerPlace {
  /// Of another part of the same composite answer.
  fileprivate func beside(_ key: CompositeType.Key) -> AnswerPlace {
    var place = self
    place.name = "\(name.prefix { $0 != "." }).\(key.rawValue)"
    return place
  }
}
