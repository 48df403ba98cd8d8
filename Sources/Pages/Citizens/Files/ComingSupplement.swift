import OneStop
import Operations
import Web

/// A supplement's form that came for a dossier that is open to its sender.
struct ComingSupplement {
  let view: DossierView
  let id: Int64
  let proof: LookProof
  /// What is asked for now; nil: nothing is any more.
  let asked: SupplementRequest?
  /// What was asked for when the form was made.
  let answered: SupplementRequest

  /// Whether the applicant has answered that.
  var isAnswered: Bool { answered.ownAnswer(in: view.events) != nil }

  /// Whether the dossier has all of it already, as what answered its request: its form came twice. Of kept files, which
  /// are gone once they are sent, their number alone tells.
  func isThere(_ files: FileIntake, text: String) -> Bool {
    guard let answer = answered.ownAnswer(in: view.events), !files.isFaulty else { return false }
    let named = files.attached(answered.paper)
    let there = view.dossier.files.filter { $0.purpose == .paper }.map(\.attached)
    return named.allSatisfy { file in there.contains { $0.isSame(as: file) } }
      && (files.gone == 0 || named.count + files.gone <= answer.files.count)
      && (text.isEmpty || text.composed == answer.text)
  }
}

extension Visit {
  /// Of the dossier of the path, if this reader has it open, or had when the form was made; nil also where nothing was
  /// ever asked for.
  func comingSupplement() throws -> ComingSupplement? {
    guard let view = try viewAtPath(), let id = view.id,
      let proof = opened(view) ?? opened(view, whenMade: form[SupplementPage.opening]),
      let last = SupplementRequest.last(of: view.events)
    else { return nil }
    let asked = view.dossier.status == .awaitingSupplement ? last : nil
    return ComingSupplement(view: view, id: id, proof: proof, asked: asked, answered: answered(view) ?? last)
  }

  /// The request that the form says it answers.
  private func answered(_ view: DossierView) -> SupplementRequest? {
    Int(typed: form[SupplementPage.request], in: 1...Int(Int32.max)).flatMap { .numbered($0, of: view.events) }
  }

  /// What is asked for now, and was when the form was made, if the details were open then, however they closed since: its
  /// files may be kept for whoever opens them again in this browser.
  func supplementMadeOpen() throws -> (id: Int64, asked: SupplementRequest, answered: SupplementRequest)? {
    guard let view = try viewAtPath(), let id = view.id, view.dossier.status == .awaitingSupplement,
      let asked = SupplementRequest.last(of: view.events),
      opened(view) != nil || wasOpen(view, whenMade: form[SupplementPage.opening])
    else { return nil }
    return (id, asked, answered(view) ?? asked)
  }
}
