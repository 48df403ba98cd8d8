import OneStop
import Operations
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

extension Address {
  /// The page with a year's days off.
  static func daysOff(of year: Int) -> Address { daysOff.with("nam", year) }

  static func daysOffForm(_ task: DaysOffTask, _ date: LocalDate? = nil) -> Address {
    daysOffForm.with("viec", task.rawValue).with("ngay", date?.description ?? "")
  }
}
