import OneStop

/// Pages of agencies, by their addresses.
enum AgencyAddress {
  static let list = "/quan-tri/co-quan"
  static let form = list + "/giai-the"
  static let preview = list + "/xem-truoc"
  static let saved = list + "?da=luu"

  static func form(_ agency: AgencyCode) -> String { "\(form)?tu=\(agency)" }
}
