import HTTPServer
import HTTPTypes
import OneStop
import Operations
import Words

/// Builds a router whose handlers get a `Visit` once its reader's right to enter is checked.
package struct Routes {
  package let state: LoopState
  package private(set) var router = Router()
  /// The same POST routes; here they only answer with the form's page, filled in with what was posted.
  package private(set) var forms = Router()

  package init(state: LoopState) {
    self.state = state
  }

  /// - Parameters:
  ///   - rule: which token the page's form carries.
  ///   - showing: when the page shows what is recorded.
  ///   - readAhead: what the handler is going to read in any case, for `askEarly`.
  package mutating func get(
    _ address: some AddressTemplate, _ entrance: Entrance, form rule: FormRule = .tokened,
    showing: Showing = .seldom, readAhead: ReadAhead? = nil, _ handler: @escaping ReadHandler
  ) {
    let state = state
    let prompt: PromptHandler = { request, context in
      if let response = request.choosesLanguage { return response }
      if case .always = showing { return nil }
      let visit = try state.visit(request, context, entrance, rule: rule, readAhead: readAhead)
      if visit.mustTouchSession || showing.isLikely(in: visit) { return nil }
      let response = try visit.made(handler)
      guard visit.looks.isEmpty else { return nil }
      state.noteRefusal(response, of: entrance, request, context)
      return visit.finished(response)
    }
    router.on(.get, address.pattern, bodyLimit: nil, prompt: prompt) { request, context in
      let visit = try state.visit(request, context, entrance, rule: rule, readAhead: readAhead)
      await visit.touchSession()
      let response = try visit.made(handler)
      state.noteRefusal(response, of: entrance, request, context)
      return try await visit.recorded(response)
    }
  }

  /// For a page that waits for a result from another thread.
  package mutating func waitingGet(
    _ address: some AddressTemplate, _ entrance: Entrance, _ handler: @escaping VisitHandler
  ) {
    let state = state
    router.on(.get, address.pattern, bodyLimit: nil) { request, context in
      let visit = try state.visit(request, context, entrance)
      await visit.touchSession()
      let response = try await handler(visit)
      state.noteRefusal(response, of: entrance, request, context)
      return try await visit.recorded(response.validatedIfKept(for: request))
    }
  }

  /// For a page that takes milliseconds to make: each loop makes only one of these at a time.
  package mutating func dearGet(_ address: some AddressTemplate, _ entrance: Entrance, _ handler: @escaping ReadHandler)
  {
    let state = state
    router.on(.get, address.pattern, bodyLimit: nil) { request, context in
      let visit = try state.visit(request, context, entrance)
      await visit.touchSession()
      let (late, response) = try await state.dearPages.turn(of: request.client) {
        // The page has waited for its turn, so the visit is made again from the present data.
        let visit = try state.visit(request, context, entrance)
        return (visit, try visit.made(handler))
      }
      state.noteRefusal(response, of: entrance, request, context)
      return try await late.recorded(response)
    }
  }

  /// For an answer that is not a page and never waits.
  package mutating func prompt(
    _ path: String, _ entrance: Entrance, _ handler: @escaping @Sendable (Request, Context) throws -> Response
  ) {
    let state = state
    router.get(
      path,
      prompt: { request, context in
        try state.require(entrance, of: request)
        return try handler(request, context)
      })
  }

  /// For an answer that is not a page: its handler gets the request as it came.
  ///
  /// - Parameters:
  ///   - entrance: `everyone` for the API, too, where a token opens what a session opens on pages.
  ///   - limit: of the body, in bytes; nil: the server's.
  package mutating func raw(
    _ method: HTTPRequest.Method, _ path: String, _ entrance: Entrance, limit: Int? = nil, _ handler: @escaping Handler
  ) {
    let state = state
    router.on(method, path, bodyLimit: limit) { request, context in
      try state.require(entrance, of: request)
      return try await handler(request, context)
    }
  }

  /// For what a page's script asks; its handler checks the form's token, which comes in a field of the head.
  package mutating func script(
    _ method: HTTPRequest.Method, _ address: some AddressTemplate, _ entrance: Entrance, limit: Int,
    _ handler: @escaping VisitHandler
  ) {
    let state = state
    router.on(method, address.pattern, bodyLimit: limit) { request, context in
      let visit = try state.visit(request, context, entrance)
      await visit.touchSession()
      let response = try await handler(visit)
      state.noteRefusal(response, of: entrance, as: .formRefused, request, context)
      return response
    }
  }

  /// The limit of a form without files, in bytes: enough for five hundred chosen dossiers, or for an intake with every
  /// text at its full length.
  package static let formLimit = 64 * 1_024

  /// - Parameters:
  ///   - limit: of the form, in bytes.
  ///   - again: answers with the form's page, filled in as it was sent, if the form cannot be carried out or is wanted in
  ///     the other language. It changes nothing.
  package mutating func post(
    _ address: some AddressTemplate, _ entrance: Entrance, form rule: FormRule = .tokened, limit: Int = formLimit,
    again: @escaping VisitHandler,
    _ handler: @escaping VisitHandler
  ) {
    let state = state
    let reception = FormReception(state: state, entrance: entrance, rule: rule, again: again)
    router.on(.post, address.pattern, bodyLimit: limit) { request, context in
      if !request.body.isComplete { try state.requireBeforeBody(entrance, of: request) }
      let form = FormContent(try await request.form().pairs.map { (name: $0.0, value: $0.1) })
      return try await reception.receive(request, context, form, act: handler)
    }
    forms.on(.post, address.pattern, reception.resume)
  }

  /// For a form whose file is a text, which is read as if it had been typed.
  ///
  /// - Parameter limit: of the file, and of all that is typed, in bytes.
  package mutating func uploadText(
    _ address: some AddressTemplate, _ entrance: Entrance, limit: Int = textFileLimit, again: @escaping VisitHandler,
    _ handler: @escaping UploadHandler
  ) {
    let state = state
    let reception = FormReception(state: state, entrance: entrance, rule: .tokened, again: again)
    router.on(.post, address.pattern, bodyLimit: .max) { request, context in
      if !request.body.isComplete { try state.requireBeforeBody(entrance, of: request) }
      let upload = try await UploadedForm(
        request, limit: limit, textLimit: max(limit, UploadedForm.usualTextLimit), readsFiles: true)
      let response = try await reception.receive(request, context, upload.fields) { try await handler($0, upload) }
      await upload.passOver()
      return response
    }
    forms.on(.post, address.pattern, reception.resume)
  }

  package static let textFileLimit = 48 * 1_024

  /// Of a form that sends the text of such a file again: each byte of a letter with marks takes three in it.
  package static let textFormLimit = 3 * textFileLimit + 8 * 1_024

  /// - Parameters:
  ///   - limit: the limit on all files together, in bytes.
  ///   - textLimit: the limit on all texts together, in bytes.
  ///   - keep: keeps the files of a form that comes back, in the other language or with a new token.
  package mutating func upload(
    _ address: some AddressTemplate, _ entrance: Entrance, limit: Int, textLimit: Int = UploadedForm.usualTextLimit,
    again: @escaping VisitHandler,
    keep: @escaping UploadKeeper, keepUnsigned: @escaping UnsignedUploadKeeper, _ handler: @escaping UploadHandler
  ) {
    let state = state
    let reception = FormReception(state: state, entrance: entrance, rule: .tokened, hasFiles: true, again: again)
    // A body that is too large is still read to its end, so that the page can say so.
    router.on(.post, address.pattern, bodyLimit: .max) { request, context in
      if !request.body.isComplete { try state.requireBeforeBody(entrance, of: request) }
      let upload = try await UploadedForm(request, limit: limit, textLimit: textLimit)
      let response = try await reception.receive(request, context, upload.fields) { visit in
        try await handler(visit, upload)
      } keep: { visit in
        try await keep(visit, upload)
      } keepUnsigned: { owner in
        try await keepUnsigned(state, context, upload, owner)
      } all: {
        await upload.passOver()
        return upload.fields
      }
      await upload.passOver()
      return response
    }
    forms.on(.post, address.pattern, reception.resume)
  }
}

extension Visit {
  func made(_ handler: ReadHandler) throws -> Response {
    askFrameEarly()
    return try handler(self).validatedIfKept(for: request)
  }

  /// The finished answer, once it is on disk what it shows.
  ///
  /// - Throws: where it cannot be written down; then nothing may be shown.
  func recorded(_ response: Response) async throws -> Response {
    try await recordLooks()
    return finished(response)
  }

  /// The handler's answer, with the cookie that its forms rely on.
  func finished(_ response: Response) -> Response {
    var response = response
    formToken.keep(in: &response, for: request)
    return response
  }
}
