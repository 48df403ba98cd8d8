import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OpenID
import Operations
import Web
import Words

/// Why somebody who came back from an identity provider is not let in, as they and the log are told.
struct SignOnFailure: Error {
  let failure: SignOnWords.Failure
  /// For the logs; nothing about the person.
  let reason: String

  init(_ failure: SignOnWords.Failure, _ reason: String) { (self.failure, self.reason) = (failure, reason) }

  init(_ error: OpenIDError) {
    switch error {
    case .unavailable(let reason): self.init(.unavailable, reason)
    case .refused(let code): self.init(.refused, code)
    case .untrusted(.level): self.init(.level, TokenFault.level.rawValue)
    case .untrusted(.sender): self.init(.untrusted, TokenFault.sender.rawValue)
    case .untrusted(let fault): self.init(.untrusted, "ID token: \(fault.rawValue)")
    }
  }
}

extension Visit {
  func providers(for audience: SignOnProvider.Audience) -> [SignOnProvider] {
    state.shared.signOn.filter { $0.audience == audience }
  }

  /// The provider of the path, if it is set up for these readers.
  func provider(for audience: SignOnProvider.Audience) throws -> SignOnProvider {
    let name = context.parameters["provider"] ?? ""
    guard let provider = providers(for: audience).first(where: { $0.name == name }) else { throw PortalError.notFound }
    return provider
  }

  /// The address at the provider at which the reader goes on.
  func begin(
    _ way: PendingSignOn, at provider: SignOnProvider, back: Address
  ) async throws(SignOnFailure) -> String {
    guard let site else { throw SignOnFailure(.unavailable, "the site's own address is not known: --site") }
    let attempt = way.attempt(backTo: "\(site)\(back)", secrets: state.secrets)
    do {
      return try await provider.address(of: attempt, now: now)
    } catch {
      throw SignOnFailure(error)
    }
  }

  func keep(_ way: PendingSignOn, from path: Address, in response: inout Response) {
    response.set(
      Cookie(
        name: .signOn, value: way.cookieValue, path: path, maxAge: Int(PendingSignOn.lifetime / Moment.second)),
      for: request)
  }

  /// The way by which the reader comes back from the provider, and whom it says that they are.
  ///
  /// The way is used up, whatever comes of it.
  func comeBack(
    from provider: SignOnProvider, by purposes: Set<PendingSignOn.Purpose>, back: Address
  ) async throws(SignOnFailure) -> (way: PendingSignOn, identity: Identity) {
    let way = request.cookie(.signOn).flatMap {
      PendingSignOn(
        cookie: $0, by: provider, session: session?.digest ?? "", secrets: state.secrets, now: now)
    }
    guard let way, purposes.contains(way.purpose), let site else {
      throw SignOnFailure(.outdated, "no way of this browser")
    }
    let attempt = way.attempt(backTo: "\(site)\(back)", secrets: state.secrets)
    guard Secrets.isEqual(query["state"], attempt.state) else { throw SignOnFailure(.outdated, "state") }
    guard state.shared.signOnTries.use(way.name, now: now) else { throw SignOnFailure(.outdated, "used already") }
    // Each return that is one has the provider asked.
    guard state.shared.signOnTries.comeBack(request.client, now: now) == nil else {
      throw SignOnFailure(.unavailable, "too many from one address")
    }
    if query.has("error") { throw SignOnFailure(.refused, ErrorCode.readable(query["error"])) }
    do {
      return (
        way,
        try await provider.identity(
          for: query["code"], from: query.has("iss") ? query["iss"] : nil, of: attempt, now: now)
      )
    } catch {
      throw SignOnFailure(error)
    }
  }

  /// The page that says why, and how to go on; a line of the log tells it the operator and the auditor.
  func show(_ failure: SignOnFailure, of provider: SignOnProvider, from path: Address) -> Response {
    let names = words.signOn
    let values: KeyValuePairs<String, HTML> = [
      "provider": HTML(text: provider.label(in: language)), "hotline": words.hotline,
    ]
    if failure.failure == .unavailable {
      state.logger.warning(
        "an identity provider cannot be used",
        metadata: ["provider": "\(provider.name)", "reason": "\(failure.reason)"])
    } else {
      logAccess(.providerRefused, nil, detail: "\(provider.name): \(failure.reason)")
    }
    let again: Address = provider.audience == .staff ? .signIn : .ownDossiers
    let content: HTML = """
      <h1>\(names.failures[failure.failure](values))</h1><p>\(names.sentences[failure.failure](values))</p>\
      <p class="actions"><a class="button" href="\(again)">\(names.again)</a></p>
      """
    let status: HTTPResponse.Status =
      switch failure.failure {
      case .unavailable: .serviceUnavailable
      case .outdated: .badRequest
      default: .forbidden
      }
    var page = Page(
      names.failures[failure.failure](values), content, status: status, address: again, isIndexed: false,
      isSecret: true)
    if failure.failure == .unavailable { page.retryAfter = 60 }
    var response = show(page)
    forgetWay(from: path, in: &response)
    return response
  }

  func forgetWay(from path: Address, in response: inout Response) {
    response.set(Cookie(name: .signOn, value: "", path: path, maxAge: 0), for: request)
  }

  /// Leads to where the reader signs out at the provider, too; without such a place, to `address`.
  func signOut(of provider: SignOnProvider, backTo address: Address) async -> Response {
    guard let site, provider.offersLogout,
      let there = try? await provider.logoutAddress(backTo: "\(site)\(address)", now: now)
    else { return .redirect(to: address) }
    return .redirect(to: there)
  }
}
