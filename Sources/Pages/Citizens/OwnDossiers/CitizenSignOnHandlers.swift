import HTTPServer
import OneStop
import OneStopStore
import Operations
import Web

/// Citizens sign in by an identity provider.
enum CitizenSignOnHandlers {
  /// `GET /ho-so-cua-toi/dang-nhap/{provider}`: leads to the provider.
  static let begin: VisitHandler = { visit in
    let provider = try visit.provider(for: .citizens)
    let way = PendingSignOn(.citizen, by: provider, secrets: visit.state.secrets, now: visit.now)
    do throws(SignOnFailure) {
      var response = Response.redirect(
        to: try await visit.begin(way, at: provider, back: .citizenReturn(provider.name)))
      visit.keep(way, from: .ownDossiers, in: &response)
      return response
    } catch {
      return visit.show(error, of: provider, from: .ownDossiers)
    }
  }

  /// `GET /ho-so-cua-toi/dang-nhap/{provider}/tro-ve`: the way back.
  static let comeBack: VisitHandler = { visit in
    let provider = try visit.provider(for: .citizens)
    let secret = Secrets.random(bytes: 32)
    do {
      let (_, identity) = try await visit.comeBack(
        from: provider, by: [.citizen], back: .citizenReturn(provider.name))
      let number: IdentityNumber
      switch provider.number(of: identity) {
      case .success(let found): number = found
      case .failure(.kind): throw SignOnFailure(.kind, "account kind")
      case .failure(.number): throw SignOnFailure(.number, "no identity number")
      }
      guard let subject = provider.subject(of: identity) else { throw SignOnFailure(.untrusted, "no stable number") }
      let entry = ProviderEntry(issuer: identity.issuer, subject: subject, name: provider.name)
      let session = BeginCitizenSession(
        Secrets.digest(secret), of: .identity(number), named: provider.name(of: identity), by: entry,
        before: visit.citizen?.digest, from: visit.origin, now: visit.now)
      return try await visit.enter(session, secret)
    } catch let error as SignOnFailure {
      return visit.show(error, of: provider, from: .ownDossiers)
    }
  }

  /// `GET /ho-so-cua-toi/dang-xuat/{provider}`: leads to where one signs out at the provider.
  static let leave: VisitHandler = { visit in
    await visit.signOut(of: try visit.provider(for: .citizens), backTo: .ownDossiers)
  }
}

extension Visit {
  fileprivate func enter(_ session: BeginCitizenSession, _ secret: String) async throws -> Response {
    try await run(session)
    var response = Response.redirect(to: Address.ownDossiers)
    forgetWay(from: .ownDossiers, in: &response)
    keepCitizen(secret, in: &response)
    return response
  }
}
