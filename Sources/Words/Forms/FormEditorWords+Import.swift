import Markup
import OneStop

/// What keeps a file from being a form.
package final class FormImportWords: Decodable, Sendable {
  package let missing: Phrase
  /// Places: kind, expected.
  package let kind: Phrase
  package let kinds: PhraseTable<RecordMistake.Kind>
  /// Place: text.
  package let noWholeNumber: Phrase
  /// Places: text, least, most.
  package let outOfBounds: Phrase
  /// Places: text, words.
  package let word: Phrase
  package let empty: Phrase
  package let spaceAround: Phrase
  package let invisible: Phrase
  package let controls: Phrase
  package let textTooLong: Phrase
  package let listTooLong: Phrase
  package let unknownName: Phrase
  package let nameTwice: Phrase
  /// Place: place.
  package let noJSON: Phrase
  /// Place: text.
  package let noKey: Phrase
  /// Place: text.
  package let keyTwice: Phrase
  package let fewerRows: Phrase
  package let decimals: Phrase
  package let tooManyPages: Phrase
  package let tooManySections: Phrase
  package let tooManyFields: Phrase
  package let places: Places

  /// Where in the form. Place of each: number.
  package final class Places: Decodable, Sendable {
    package let page: Phrase
    package let section: Phrase
    package let field: Phrase
    package let column: Phrase
    package let check: Phrase
    package let option: Phrase
  }
}

extension Words {
  /// Why a file is no form, without where.
  package func sentence(_ mistake: RecordMistake) -> HTML {
    let names = forms.importing
    switch mistake {
    case .missing: return names.missing.html
    case .kind(let kind, let expected):
      return names.kind(["kind": names.kinds[kind].html, "expected": names.kinds[expected].html])
    case .noWholeNumber(let text): return names.noWholeNumber(["text": HTML(text: text)])
    case .outOfBounds(let text, let range):
      return names.outOfBounds([
        "text": HTML(text: text), "least": "\(range.lowerBound)", "most": "\(range.upperBound)",
      ])
    case .word(let text, let words):
      return names.word(["text": HTML(text: text), "words": HTML(text: words.joined(separator: ", "))])
    case .empty: return names.empty.html
    case .spaceAround: return names.spaceAround.html
    case .invisible: return names.invisible.html
    case .controls: return names.controls.html
    case .textTooLong(let most): return names.textTooLong(count: most)
    case .listTooLong(let most): return names.listTooLong(count: most)
    case .unknownName: return names.unknownName.html
    case .nameTwice: return names.nameTwice.html
    case .noJSON(_, let place): return names.noJSON(["place": "\(place + 1)"])
    case .formula(let text, _):
      do throws(FormulaMistake) {
        _ = try Formula(text)
        return .empty
      } catch {
        return sentence(error)
      }
    case .noKey(let text): return names.noKey(["text": HTML(text: text)])
    case .keyTwice(let key): return names.keyTwice(["text": HTML(text: key)])
    case .fewerRows: return names.fewerRows.html
    case .decimals(let most): return names.decimals(count: most)
    case .tooManyPages(let most): return names.tooManyPages(count: most)
    case .tooManySections(let most): return names.tooManySections(count: most)
    case .tooManyFields(let most): return names.tooManyFields(count: most)
    case .other(let text): return "<span lang=\"en\">\(text)</span>"
    }
  }

  /// `Trang 2, câu hỏi 3, key`, of `pages 2, fields 3, key`; a member's name stays as the file has it.
  package func place(ofRecord place: String) -> HTML {
    let names = forms.importing.places
    let phrases: [Substring: Phrase] = [
      "pages": names.page, "sections": names.section, "fields": names.field, "columns": names.column,
      "checks": names.check, "options": names.option,
    ]
    let pieces = place.split(separator: ", ").map { piece -> HTML in
      let halves = piece.split(separator: " ")
      guard halves.count == 2, let phrase = phrases[halves[0]], let number = Int(halves[1]) else {
        return "<code>\(String(piece))</code>"
      }
      return phrase(["number": phrase.number(number)])
    }
    return pieces.joined(", ")
  }
}
