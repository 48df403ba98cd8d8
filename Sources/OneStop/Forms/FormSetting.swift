/// What a form is read by: the day, and the lists that the state keeps.
package struct FormSetting: Sendable {
  /// Whose law and lists count, and from which is computed.
  package var today: LocalDate
  /// Up to which a day is past: later than `today` where a form that was filed is mended.
  package var latest: LocalDate
  /// The code of the city's own province.
  package var province: String?
  package var lists: FormLists

  package init(today: LocalDate, latest: LocalDate? = nil, province: String? = nil, lists: FormLists) {
    self.today = today
    self.latest = latest ?? today
    self.province = province
    self.lists = lists
  }

  /// Whether addresses have a district: until the two levels of local government (Law 72/2025/QH15, from 1/7/2025).
  package var hasDistricts: Bool { today < FormSetting.endOfDistricts }

  private static let endOfDistricts = LocalDate(daysSinceEpoch: 20_270)
}
