import HTTPServer
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

/// Names of fields in the queries and forms of the pages about forms.
enum FormEditorField {
  /// The revision of the working copy that the page shows.
  static let revision = "ban"
  /// What a button does.
  static let order = "viec"
  /// What has just been done.
  static let done = "da"
  /// A version's number, or `workingCopy`.
  static let version = "phien_ban"
  static let workingCopy = "dang-sua"
}

extension FormRoom {
  var path: FormPath {
    switch self {
    case .section(let page, let section): .section(page: page, section)
    case .group(let key): .field(key)
    }
  }

  init?(_ text: String) {
    switch FormPath(addressPart: text) {
    case .section(let page, let section): self = .section(page: page, section)
    case .field(let key): self = .group(key)
    default: return nil
    }
  }
}

extension Visit {
  /// The procedure whose form the address is about. Throws `PortalError.notFound`.
  var formProcedure: Procedure {
    get throws {
      guard let procedure = context.parameters["procedure"].flatMap({ ProcedureCode($0) }).flatMap(catalogue.procedure)
      else { throw PortalError.notFound }
      return procedure
    }
  }

  /// The revision that the posted form was made with.
  var seenRevision: Int { Int(typed: form[FormEditorField.revision], in: 0...Int.max) ?? 0 }

  func change(_ change: EditForm.Change, of procedure: Procedure, revision: Int? = nil) async throws
    -> EditForm.Outcome
  {
    try await run(
      EditForm(change, of: procedure.code, revision: revision ?? seenRevision, by: try manager, now: now))
  }

  /// The name of whoever changed or published it.
  func personName(_ login: String) throws -> HTML {
    HTML(text: try reader.accountNames([login])[login] ?? login)
  }

  /// Why an order was not carried out.
  func sentence(_ refusal: FormRefusal) throws -> HTML {
    let names = words.forms.refusals
    switch refusal {
    case .denied: throw PortalError.forbidden
    case .unknownProcedure: throw PortalError.notFound
    case .nothingToCopy: return names.nothingToCopy.html
    case .noCopy: return names.noCopy.html
    case .outdated(let copy):
      return names.outdated(["name": try personName(copy.changedBy), "time": words.moment(copy.changedAt)])
    case .unreadable: return names.unreadable.html
    case .tooLarge: return names.tooLarge.html
    case .edit(let mistake): return sentence(mistake)
    case .unsound: return words.forms.publication.unsound.html
    case .newerVersion(let number): return words.forms.publication.newer(["number": "\(number)"])
    case .tooEarly(let day): return words.forms.publication.tooEarly(["date": words.date(day)])
    case .farAhead(let day): return words.forms.publication.farAhead(["date": words.date(day)])
    case .unchanged: return words.forms.publication.unchanged.html
    }
  }

  func sentence(_ mistake: FormEdit.Mistake) -> HTML {
    let names = words.forms.refusals
    let field = words.forms.field.mistakes
    return switch mistake {
    case .noPlace: names.noPlace.html
    case .keyTaken: field.keyTaken.html
    case .atEdge: names.atEdge.html
    case .groupInGroup: field.groupInGroup.html
    case .hasColumns: field.hasColumns.html
    case .tooManyFields(let most): names.tooManyFields(count: most)
    case .tooManyParts(let most): names.tooManyParts(count: most)
    }
  }
}
