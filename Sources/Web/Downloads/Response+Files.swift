import HTTPServer
import HTTPTypes
import OneStop
import Operations
import Words

extension Response {
  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// A file to download. Its name is plain ASCII and needs no encoding (RFC 6266).
  package static func download(_ bytes: [UInt8], name: String, type: String, isPublic: Bool = false) -> Response {
    Response(
      status: .ok,
      fields: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
        .cacheControl: isPublic ? "no-cache" : "no-store",
      ],
      body: .bytes(bytes))
  }

  package static func sheet(_ table: TableFile, isPublic: Bool = false) throws -> Response {
    try sheet([table], isPublic: isPublic)
  }

  /// Several tables in one file, named after the first.
  package static func sheet(_ tables: [TableFile], isPublic: Bool = false) throws -> Response {
    download(
      try TableFile.workbook(tables), name: "\(tables.first?.name ?? "").xlsx", type: workbookType, isPublic: isPublic)
  }

  package static func csv(_ table: TableFile, isPublic: Bool = false) -> Response {
    download(table.csv(), name: "\(table.name).csv", type: "text/csv; charset=utf-8", isPublic: isPublic)
  }
}

extension Visit {
  /// The sentence that a file has only the first rows.
  package func limited(to count: Int, of all: Int) -> String {
    words.downloads.limited.text(["shown": grouped(count, language), "all": grouped(all, language)])
  }
}
