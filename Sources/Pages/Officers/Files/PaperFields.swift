import Crypto
import Encodings
import OneStop
import Web

/// The file fields of the form that adds papers: one for each paper of the filing and of its procedure, and one for any
/// other. A field is named for its paper, whatever becomes of the others.
struct PaperFields {
  /// Those of the filing first, each once.
  let papers: [(field: String, name: String)]

  /// - Parameter procedure: nil: of the filing alone.
  init(_ filing: Filing, _ procedure: Procedure?) {
    var seen: Set<String> = []
    let names = filing.papers.map(\.name) + (procedure?.papers.map(\.name.vietnamese) ?? [])
    papers = names.map(\.composed.squeezed).filter { !$0.isEmpty && seen.insert($0).inserted }
      .map { (PaperFields.field(of: $0), $0) }
  }

  static func field(of paper: String) -> String {
    "\(FilePicker.field)_\(SHA256.hash(data: Array(paper.utf8)).hexadecimal.prefix(16))"
  }

  var all: [String] { papers.map(\.field) + [FilePicker.field] }

  /// The paper that a field is for; empty for any other.
  func paper(of field: String) -> String { papers.first { $0.field == field }?.name ?? "" }
}
