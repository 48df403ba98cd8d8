import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Words

package enum KeptFormHandlers {
  /// `GET /can-bo/dang-do/{id}`: shows a form that could not be sent because nobody was signed in, as it was filled in,
  /// to the account that it was made for; 404 for anybody else.
  /// - Parameter forms: answers with a form's page, filled in with what was posted.
  package static func show(_ forms: @escaping Handler) -> VisitHandler {
    { visit in try await show(visit, forms) }
  }

  private static func show(_ visit: Visit, _ forms: Handler) async throws -> Response {
    let owner = visit.state.secrets.formOwner(try visit.account.login)
    guard let kept = try visit.reader.keptForm(visit.context.parameters["id"] ?? "", of: owner.tag, now: visit.now)
    else { return visit.formIsGone() }
    if let response = try await visit.goOn(inPostOf: kept) { return response }
    let request = try Request(
      like: visit.request, method: .post, target: kept.address,
      fields: [.contentType: "application/x-www-form-urlencoded"], body: Array(kept.fields.utf8))
    // If this fails, the form is only offered once more.
    try? await visit.run(NoteFormShown(kept.id, now: visit.now))
    return try await forms(request, Context(loop: visit.context.loop))
  }
}

extension LoopState {
  /// Keeps a form that came when nobody was signed in, for the person whose page it was, and sends them to sign in, or
  /// to set up their second factor.
  package func keep(
    _ form: FormContent, of owner: FormOwner, sentBy request: Request, language: Language?, until error: PortalError
  ) async throws -> Response {
    let secrets = ["_", "mat_khau", "ma_2fa", "khoa_"]
    let pairs = form.pairs.filter { pair in !secrets.contains { pair.name.hasPrefix($0) } }
    let kept = KeptForm(
      id: Secrets.random(bytes: 18), owner: owner.tag, address: request.target,
      fields: (pairs + [(name: postField, value: owner.post)])
        .map { "\(percentEncoded($0.name))=\(percentEncoded($0.value))" }.joined(separator: "&"),
      keptAt: clock())
    try await store.run(KeepForm(kept))
    let address = if case .secondFactorNeeded = error { Address.secondFactor } else { Address.signIn }
    var response = Response.redirect(to: address.with("ve", Address.keptForm(kept.id)))
    if let language { response.set(.language(language), for: request) }
    return response
  }
}

/// In a kept form: the post that it was made for.
private let postField = "_vi_tri"

extension Visit {
  /// A form goes on in the post that it was filled in for, where its owner still has it.
  fileprivate func goOn(inPostOf kept: KeptForm) async throws -> Response? {
    let form = FormContent(try FormValues(urlencoded: Array(kept.fields.utf8)).pairs.map { (name: $0.0, value: $0.1) })
    let present = state.secrets.formOwner(try account)
    guard let session, form.has(postField), form[postField] != present.post,
      let place = try place(ofPost: form[postField])
    else { return nil }
    let choice = ChoosePost(
      place + 1, of: session.account.login, session: session.digest, createdAt: session.createdAt, from: origin,
      now: now)
    return try await run(choice) ? .redirect(to: Address.keptForm(kept.id)) : nil
  }

  /// Which of the reader's posts that hold a form was made for.
  func place(ofPost seal: String) throws -> Int? {
    guard let session, let person = try reader.person(session.account.login)?.person else { return nil }
    return person.posts.firstIndex {
      state.secrets.formOwner(person.account(in: $0)).post == seal && $0.holds(on: now.date)
    }
  }

  fileprivate func formIsGone() -> Response {
    let content: HTML = """
      <h1>\(words.keptForms.goneTitle)</h1><p>\(words.keptForms.gone)</p>\
      <p><a href="\(session?.account.home ?? .home)">\(words.keptForms.toWork)</a></p>
      """
    return show(Page(words.keptForms.goneTitle.html, content, for: .staff, status: .notFound))
  }
}
