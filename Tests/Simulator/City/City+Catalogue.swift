import OneStop
import TestSupport

extension City {
  /// The files from which the program reads this city; the days off are the country's.
  func catalogueFiles() throws -> [CatalogueFile] {
    let shared = try ["holidays.json", "lunar.json"].map {
      CatalogueFile(name: $0, bytes: try Resources.bytes("Catalogue/\($0)"))
    }
    let records = agencies.map(\.json).joined(separator: ",")
    return [
      CatalogueFile(name: "agencies.json", bytes: Array("[\(records)]".utf8)), City.file(of: procedures),
    ] + shared
  }

  static func file(of procedures: [CityProcedure]) -> CatalogueFile {
    CatalogueFile(name: "procedures.json", bytes: Array("[\(procedures.map(\.json).joined(separator: ","))]".utf8))
  }
}

extension CityAgency {
  fileprivate var json: String {
    let parent = parent.map { ",\"parent\":\"\($0)\"" } ?? ""
    return "{\"code\":\"\(code)\",\"name_vi\":\"Cơ quan \(code)\",\"kind\":\"\(kind.rawValue)\"\(parent)}"
  }
}

extension CityProcedure {
  fileprivate var json: String {
    let handler =
      switch handler {
      case .agency(let code): "\"agency_code\":\"\(code)\""
      case .every(let kind): "\"agency_kind\":\"\(kind.rawValue)\""
      }
    let shares = steps.indices.map { $0 == 0 ? 1 - Double(steps.count - 1) * 0.125 : 0.125 }
    let process = zip(steps, shares).enumerated().map { place, step in
      let unit = step.0 ? "Bộ phận Một cửa" : "Phòng Chuyên môn \(place)"
      return "{\"name_vi\":\"Bước \(place + 1)\",\"unit_vi\":\"\(unit)\",\"share\":\(step.1)}"
    }
    let cutoff = cutoff.map { ",\"cutoff\":\"\($0)\"" } ?? ""
    return """
      {"code":"\(code)","name_vi":"Thủ tục \(code)","field_code":"chung","field_vi":"Chung",\(handler),\
      "duration":{"value":\(time.value),"unit":"\(time.unit.rawValue)"}\(cutoff),\
      "supplement":"\(restarts ? "restart" : "continue")","online_level":4,"postal":true,"fee_vnd":75000,\
      "valid_from":"2016-01-01","documents":[],"steps":[\(process.joined(separator: ","))],\
      "confidential":\(isConfidential)}
      """
  }
}
