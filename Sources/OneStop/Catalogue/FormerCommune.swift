import JSON

/// A ward, commune or township as it was before a reorganisation, and the communes that cover its area today.
package struct FormerCommune: Hashable, Sendable {
  package var name: String
  package var district: String
  package var province: String
  /// One, or several where it was divided.
  package var successors: [AgencyCode]

  package init(name: String, district: String, province: String, successors: [AgencyCode]) {
    self.name = name
    self.district = district
    self.province = province
    self.successors = successors
  }
}

/// Reads `old-communes.json`.
struct FormerCommuneRecords {
  let log: MistakeLog
  let agencies: KnownAgencies

  func read(_ value: JSONValue) -> [FormerCommune] {
    readRecords(value, log, named: ["name_vi", "district_vi", "province_vi"]) { reader in
      reader.ignore("note", "source", "unit_code", "split")
      let name = reader.text("name_vi")
      let district = reader.text("district_vi")
      let province = reader.text("province_vi")
      let successors = reader.records("new") { reader -> AgencyCode? in
        reader.ignore("unit_code", "name_vi")
        guard let code = reader.parsed("code", RecordReader.agencyForm, AgencyCode.init) else { return nil }
        if agencies.codes.contains(code) { return code }
        reader.mistake("There is no agency \(code).", "code")
        return nil
      }
      guard let name, let district, let province else { return nil }
      return FormerCommune(name: name, district: district, province: province, successors: successors)
    }
  }
}
