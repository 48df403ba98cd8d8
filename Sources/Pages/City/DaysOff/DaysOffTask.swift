import OneStop
import Web
import Words

extension DaysOffTask: FormChoice {
  package var formValue: String { rawValue }
}

extension HolidayTable.DayOff.Kind: FormChoice {
  package var formValue: String {
    switch self {
    case .statutory: "le"
    case .compensatory: "nghi-bu"
    case .swap: "hoan-doi"
    }
  }
}

/// Pages of days off, by their addresses.
enum DaysOffAddress {
  static let table = "/quan-tri/ngay-nghi"
  static let form = table + "/thay-doi"
  static let preview = table + "/xem-truoc"

  static func year(_ year: Int) -> String { "\(table)?nam=\(year)" }

  static func form(_ task: DaysOffTask, _ date: LocalDate? = nil) -> String {
    "\(form)?viec=\(task.rawValue)" + (date.map { "&ngay=\($0)" } ?? "")
  }
}
