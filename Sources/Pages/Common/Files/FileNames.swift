import Markup
import OneStop

/// Files by name, each with the paper that it is, as a timeline tells of them.
struct FileNames {
  let files: [AttachedFile]

  init(_ files: [AttachedFile]) { self.files = files }

  var html: HTML {
    if files.isEmpty { return .empty }
    let items = files.map { file -> HTML in
      let paper: HTML = file.paper.isEmpty ? .empty : "\(file.paper): "
      return "<li class=\"plain\" lang=\"vi\">\(paper)\(file.stored.name)</li>"
    }
    return "<ul>\(items.joined())</ul>"
  }
}
