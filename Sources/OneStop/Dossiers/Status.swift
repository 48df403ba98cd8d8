/// The ten statuses of a dossier in the national exchange.
package enum Status: Int, Hashable, Sendable, CaseIterable {
  /// Mới đăng ký: filed, not yet accepted.
  case filed = 1
  /// Được tiếp nhận
  case accepted
  /// Không được tiếp nhận
  case refused
  /// Đang xử lý
  case processing
  /// Yêu cầu bổ sung giấy tờ
  case awaitingSupplement
  /// Yêu cầu thực hiện nghĩa vụ tài chính
  case awaitingPayment
  /// Công dân yêu cầu rút hồ sơ
  case withdrawn
  /// Dừng xử lý
  case stopped
  /// Đã xử lý xong: this moment decides whether it was late.
  case finished
  /// Đã trả kết quả
  case handedOver

  /// Only a correction can follow.
  package var isFinal: Bool {
    switch self {
    case .refused, .withdrawn, .stopped, .handedOver: true
    default: false
    }
  }

  /// Processing is over; handing over may still follow.
  package var isEnded: Bool { isFinal || self == .finished }
}
