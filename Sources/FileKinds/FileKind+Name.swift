extension FileKind {
  /// The usual file name extensions, in lower case; systems choose the program by them. The first is appended to a name
  /// that has none of them.
  private var extensions: [String] {
    switch self {
    case .pdf: ["pdf"]
    case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
    case .png: ["png"]
    case .gif: ["gif"]
    case .webp: ["webp"]
    case .tiff: ["tif", "tiff"]
    case .heic: ["heic", "heif"]
    case .oldOffice: ["doc", "xls", "ppt"]
    case .zip: ["zip", "docx", "xlsx", "pptx", "odt", "ods", "odp", "odg", "kmz"]
    case .drawing: ["dwg"]
    case .exchangedDrawing: ["dxf"]
    case .signed: ["p7m", "p7s", "p7c"]
    case .xml: ["xml", "gml", "kml"]
    case .richText: ["rtf"]
    // No program opens it.
    case .unknown: ["bin"]
    }
  }

  /// The name with an extension of this kind: for a PDF, `đơn.html` becomes `đơn.html.pdf`. A name that has one stays
  /// as it is.
  public func named(_ name: String) -> String {
    let suffix = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    return suffix.map(extensions.contains) ?? false ? name : "\(name).\(extensions[0])"
  }
}
