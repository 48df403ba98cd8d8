/// What a form is read by: the day, and the lists that the state keeps.
package struct FormSetting: Sendable {
  package var today: LocalDate
  /// The code of the city's own province.
  package var province: String?
  package var lists: FormLists

  package init(today: LocalDate, province: String? = nil, lists: FormLists) {
    self.today = today
    self.province = province
    self.lists = lists
  }

  /// Whether addresses have a district: until the two levels of local government (Law 72/2025/QH15, from 1/7/2025).
  package var hasDistricts: Bool { today < FormSetting.endOfDistricts }

  private static let endOfDistricts = LocalDate(daysSinceEpoch: 20_270)
}
