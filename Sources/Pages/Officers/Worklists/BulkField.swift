import Web

/// The names of the fields in forms for many dossiers.
enum BulkField {
  /// `CODE:VERSION`, once for each dossier.
  static let dossiers = "ho_so"
  static let action = "viec"
  static let receiver = "nguoi"
  static let note = "ghi_chu"
  /// The submission token of the form.
  static let number = SubmissionToken.field
  /// The list that the dossiers were chosen from.
  static let list = "ve"
  /// The buttons of a list, each with the address that it leads to: to another page, to untick this page, to untick
  /// everything.
  static let goTo = "den"
  static let clearPage = "bo_trang"
  static let clear = "bo_het"
  /// The prefix of the form's ids, because a list's filter has fields of the same names.
  static let idPrefix = "nhieu-"
  /// The value that means the whole unit; no login can be the same.
  static let unit = "-"
}
