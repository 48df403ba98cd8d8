import OneStop
import OneStopStore
import Synchronization

/// What keeps working copies from being published, looked for once for each revision: several pages of each ask for it,
/// and a transaction should not have to.
package final class FormChecks: Sendable {
  private struct Check {
    var revision: Int
    var papers: [String]
    var mistakes: [FormMistake]
  }

  /// Of each procedure, the last that was asked for.
  private let known = Mutex<[ProcedureCode: Check]>([:])

  package init() {}

  /// What `FormDefinition.mistakes` tells of the copy with the procedure's papers.
  package func mistakes(of copy: FormCopy, _ procedure: Procedure) -> [FormMistake] {
    let papers = procedure.papers.map(\.name.vietnamese)
    let check = known.withLock { $0[copy.procedure] }
    if let check, check.revision == copy.revision, check.papers == papers { return check.mistakes }
    let mistakes = copy.form.mistakes(papers: papers)
    known.withLock { $0[copy.procedure] = Check(revision: copy.revision, papers: papers, mistakes: mistakes) }
    return mistakes
  }
}
