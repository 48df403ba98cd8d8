/// The names of the fields that forms for many dossiers have.
enum BulkField {
  /// `CODE:VERSION`, once for each dossier.
  static let dossiers = "ho_so"
  static let action = "viec"
  static let receiver = "nguoi"
  static let note = "ghi_chu"
  /// The number of the form that does it.
  static let number = "so_phieu"
  /// The list that the dossiers were chosen from.
  static let list = "ve"
  /// The buttons of a list, each with the address that it leads to: another page of it, all ticks of the page taken back,
  /// and all ticks.
  static let goTo = "den"
  static let clearPage = "bo_trang"
  static let clear = "bo_het"
  /// What ids of the form begin with: a list's filter has fields of these names too.
  static let idPrefix = "nhieu-"
  /// What stands for the unit among the logins, which no login can be.
  static let unit = "-"
}
