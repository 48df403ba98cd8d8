import OneStop
import Words

/// The words of a ledger on the terminal.
struct LedgerWords {
  private let isVietnamese: Bool

  init(_ language: LedgerLanguage) {
    isVietnamese = language == .vietnamese
  }

  private func say(_ english: String, _ vietnamese: String) -> String { isVietnamese ? vietnamese : english }

  var accepted: String { say("Accepted", "Tiếp nhận") }
  var time: String { say("Processing time", "Thời hạn giải quyết") }
  var cutoff: String { say("Cutoff", "Giờ chốt nhận") }
  var due: String { say("Due", "Hẹn trả") }
  var none: String { say("none while a pause is open", "chưa có trong khi tạm dừng") }
  var ifSupplied: String { say("If it ended now", "Nếu bổ sung ngay bây giờ") }
  var open: String { say("open", "chưa kết thúc") }
  var changesNothing: String { say(" (changes nothing)", " (không làm thay đổi hạn)") }
  var provisional: String {
    say(
      "* Provisional: days off that are not announced yet. The due date may still change.",
      "* Tạm tính: lịch nghỉ chưa được công bố chính thức, ngày hẹn trả còn có thể thay đổi.")
  }

  var workingDay: String { say("working day", "ngày làm việc") }
  var makeUpDay: String { say("make-up working day", "ngày làm bù") }
  var weekend: String { say("weekend", "ngày nghỉ hằng tuần") }

  var acceptance: String { say("accepted", "tiếp nhận") }
  var acceptanceDay: String { say("day of acceptance, not counted", "ngày tiếp nhận, không tính") }
  var notCounted: String { say("not counted", "không tính") }
  var moved: String {
    say("the due date moves here from a day off", "hạn rơi vào ngày nghỉ, chuyển sang ngày này")
  }
  var extended: String { say("extended", "gia hạn") }
  var void: String { say("void, the count began anew", "không còn giá trị, tính lại từ đầu") }
  var projected: String { say("to come", "dự kiến") }

  func name(_ text: BilingualText) -> String { isVietnamese ? text.vietnamese : text.english ?? text.vietnamese }

  func weekday(_ day: Weekday) -> String {
    let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let vietnamese = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
    return (isVietnamese ? vietnamese : english)[day.rawValue]
  }

  func processingTime(_ time: ProcessingTime) -> String {
    let plural = time.value == 1 ? "" : "s"
    return switch time.unit {
    case .workingDays: say("\(time.value) working day\(plural)", "\(time.value) ngày làm việc")
    case .workingHours: say("\(time.value) working hour\(plural)", "\(time.value) giờ làm việc")
    case .calendarDays: say("\(time.value) day\(plural)", "\(time.value) ngày")
    }
  }

  func pause(_ index: Int, _ kind: Pause.Kind) -> String {
    switch kind {
    case .supplement: say("Pause \(index + 1), supplement", "Tạm dừng \(index + 1), bổ sung hồ sơ")
    case .payment: say("Pause \(index + 1), payment", "Tạm dừng \(index + 1), nghĩa vụ tài chính")
    }
  }

  func counted(_ number: Int) -> String { say("no. \(number)", "ngày thứ \(number)") }
  func paused(_ index: Int) -> String { say("paused (pause \(index + 1))", "tạm dừng (lần \(index + 1))") }
  func pauseWithin(_ index: Int) -> String {
    say("pause \(index + 1) on this day", "có tạm dừng lần \(index + 1) trong ngày")
  }
  func restart(_ index: Int) -> String {
    say("pause \(index + 1) ended: the count begins anew", "hết tạm dừng lần \(index + 1): tính lại từ đầu")
  }
  func deferred(_ date: LocalDate) -> String {
    say("counts as accepted on \(date)", "được tính là tiếp nhận ngày \(date)")
  }
  func dueAt(_ time: String) -> String { say("due at \(time)", "hẹn trả lúc \(time)") }

  func time(_ microseconds: Int64) -> String {
    let seconds = microseconds / Moment.second
    var parts: [String] = []
    if seconds >= 3_600 { parts.append("\(seconds / 3_600) h") }
    if seconds / 60 % 60 > 0 || seconds < 60 { parts.append("\(seconds / 60 % 60) min") }
    if seconds % 60 > 0 { parts.append("\(seconds % 60) s") }
    return parts.joined(separator: " ")
  }
}
