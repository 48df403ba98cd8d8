extension FileKind {
  /// Endings that names of such files have, in small letters; what a program opens is chosen by them. The first is given to
  /// a name that has none of them.
  private var endings: [String] {
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
    // No program is asked to open it.
    case .unknown: ["bin"]
    }
  }

  /// The name with an ending of this kind, whatever it was uploaded as: `đơn.html` of a PDF becomes `đơn.html.pdf`. One that
  /// has such an ending stays as it is.
  public func named(_ name: String) -> String {
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    return ending.map(endings.contains) ?? false ? name : "\(name).\(endings[0])"
  }
}
