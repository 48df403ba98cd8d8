import HTTPServer
import HTTPTypes
import JSON
import OneStop

enum CatalogueEndpoints {
  /// `GET /procedures?field=&agency=`: all procedures, those in a field, or those that an agency handles.
  static let procedures: APIHandler = { call in
    var query = QueryFields(call.request.query, names: ["field", "agency"])
    let field = query.read("field", { $0.isEmpty ? nil : $0 }, or: TextMistake.empty.sentence)
    let agency = query.agency(in: call.catalogue)
    try query.mistakes.check()
    let procedures = call.catalogue.procedures.filter { procedure in
      (field.map { procedure.field.slug.utf8.elementsEqual($0.utf8) } ?? true)
        && (agency.map { procedure.isHandled(by: $0) } ?? true)
    }
    let body = JSONWriter.bytes(capacity: 256 * procedures.count + 16) { writer in
      writer.array(procedures) { list, procedure in list.object { $0.summary(of: procedure) } }
    }
    return .json(body, isPublic: true)
  }

  /// `GET /procedures/{code}`: a procedure with its papers, steps and consultations.
  static let procedure: APIHandler = { call in
    guard let code = call.context.parameters["code"].flatMap({ ProcedureCode(typed: $0) }),
      let procedure = call.catalogue.procedure(code)
    else { throw Problem.notFound("procedure of this code") }
    let body = JSONWriter.bytes(capacity: 4_096) { writer in
      writer.object { json in
        json.summary(of: procedure)
        json.details(of: procedure)
      }
    }
    return .json(body, isPublic: true)
  }

  /// `GET /agencies`: every agency, each before those below it.
  static let agencies: APIHandler = { call in
    let agencies = call.catalogue.agencies
    let body = JSONWriter.bytes(capacity: 320 * agencies.count + 16) { writer in
      writer.array(agencies) { list, agency in
        list.object { json in
          json.member("code", text: agency.code)
          json.names(agency.name)
          json.member("kind", agency.kind.rawValue)
          json.member("parent", agency.parent?.description)
          json.member("address", agency.contact.address)
          if agency.contact.address != nil { json.member("address_certain", agency.contact.isAddressCertain) }
          json.member("phone", (agency.contact.phone ?? .hotline).description)
          json.member("opening_hours", agency.contact.openingHours?.vietnamese)
          if let end = agency.dissolution {
            json.member("dissolved_on", text: end.on)
            json.member("successor", text: end.successor)
          }
        }
      }
    }
    return .json(body, isPublic: true)
  }

  /// `GET /openapi.json`: the description of the API for programs.
  static let description: APIHandler = { call in
    guard !call.state.openAPI.isEmpty else { throw Problem.notFound("description of the API on this server") }
    return .json(call.state.openAPI, isPublic: true)
  }

  /// `GET /form.schema.json`: what a file of a form is (JSON Schema 2020-12).
  static let formSchema: APIHandler = { call in
    guard !call.state.formSchema.isEmpty else { throw Problem.notFound("schema of forms on this server") }
    return .json(call.state.formSchema, isPublic: true)
  }
}

extension JSONWriter {
  fileprivate mutating func summary(of procedure: Procedure) {
    member("code", text: procedure.code)
    names(procedure.name)
    member("field") {
      $0.member("slug", procedure.field.slug)
      $0.names(procedure.field.name)
    }
    name("handled_by")
    handler(procedure.handler)
    member("time") {
      $0.member("value", procedure.rules.time.value)
      $0.member("unit", procedure.rules.time.unit.rawValue)
    }
    member("online_level", procedure.onlineLevel)
    member("post", procedure.allowsPost)
    member("fee", procedure.fee.amount)
    member("valid_from", text: procedure.validFrom)
    member("valid_to", procedure.validTo?.description)
    member("replaced_by", procedure.replacedBy?.description)
  }

  fileprivate mutating func details(of procedure: Procedure) {
    member("cutoff", procedure.rules.cutoff?.description)
    member("supplement", procedure.rules.supplement.rawValue)
    member("papers", array: procedure.papers) { list, paper in
      list.object { json in
        json.names(paper.name)
        json.member("form", paper.form.rawValue)
        json.member("quantity", paper.quantity)
        json.member("required", paper.isRequired)
      }
    }
    member("steps", array: procedure.steps) { list, step in
      list.object { json in
        json.names(step.name)
        json.member("unit") { $0.names(step.unit) }
        json.member("share", step.share)
      }
    }
    member("consultations", array: procedure.consultations) { list, consultation in
      list.object { json in
        json.names(consultation.name)
        json.name("asked")
        json.handler(consultation.asked)
        json.member("working_days", consultation.workingDays)
        json.member("silence_is_agreement", consultation.isSilenceAgreement)
      }
    }
    member("legal_basis", procedure.legalBasis)
    member("confidential", procedure.isConfidential)
  }

  /// One agency, or every agency of a kind.
  private mutating func handler(_ handler: Procedure.Handler) {
    object { json in
      switch handler {
      case .agency(let code): json.member("agency", text: code)
      case .every(let kind): json.member("kind", kind.rawValue)
      }
    }
  }
}
