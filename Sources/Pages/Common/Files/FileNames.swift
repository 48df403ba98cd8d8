import Markup
import OneStop
import Web

/// Files by name, each with the paper that it is, as a timeline tells of them.
struct FileNames {
  let files: [AttachedFile]

  init(_ files: [AttachedFile]) { self.files = files }

  var html: HTML {
    if files.isEmpty { return .empty }
    let items = files.map { "<li class=\"plain\" lang=\"vi\">\($0.label)</li>" as HTML }
    return "<ul>\(items.joined())</ul>"
  }
}

extension AttachedFile {
  /// Its name, behind that of the paper that it is.
  var label: String { paper.isEmpty ? stored.safeName : "\(paper): \(stored.safeName)" }
}
