/// The events of which an applicant who asked for notices is told.
package enum NoticeOccasion: String, Hashable, Sendable, CaseIterable {
  /// Đã nộp: by a form, and not accepted yet
  case filed
  /// Đã tiếp nhận
  case received
  /// Yêu cầu bổ sung
  case supplementNeeded
  /// Hẹn lại ngày trả kết quả
  case dueMoved
  /// Ngày hẹn thay đổi theo lịch nghỉ
  case dueRecomputed
  /// Cơ quan giải quyết đã sáp nhập
  case transferred
  /// Đã có kết quả
  case ready
  /// Kết quả điện tử: it can be downloaded
  case resultOnline
  /// Thu hồi kết quả điện tử: one that could be downloaded no longer counts
  case resultTakenBack
  /// Chưa có kết quả: an earlier notice was a mistake
  case notReady
  /// Không được tiếp nhận
  case refused
  /// Dừng giải quyết
  case stopped
  /// Đã rút
  case withdrawn
  /// Yêu cầu thực hiện nghĩa vụ tài chính
  case paymentNeeded
  /// Giải quyết tiếp: that it had ended without a result was a mistake
  case reopened

  /// Whether the applicant must act for it to go on.
  package var isApplicantsTurn: Bool { self == .supplementNeeded || self == .paymentNeeded }

  /// nil for an event for which no notice is sent, and for a removal, which says only with its dossier what it removes.
  package init?(_ kind: DossierEvent.Kind) {
    switch kind {
    case .filed: self = .filed
    case .accepted: self = .received
    case .supplementRequested: self = .supplementNeeded
    case .extended: self = .dueMoved
    case .dueRecomputed: self = .dueRecomputed
    case .transferred: self = .transferred
    case .finished: self = .ready
    case .resultGiven: self = .resultOnline
    case .endUndone(.finished, _): self = .notReady
    case .refused: self = .refused
    case .stopped: self = .stopped
    case .withdrawn: self = .withdrawn
    case .paymentRequested: self = .paymentNeeded
    case .endUndone(.refused, _), .endUndone(.stopped, _), .endUndone(.withdrawn, _): self = .reopened
    default: return nil
    }
  }
}

extension Filing {
  /// Where the applicant asked to be told.
  package var noticeRecipient: Recipient? { applicant.recipient(notices) }
}

extension FilingDetails {
  /// Where the applicant asked to be told.
  package var noticeRecipient: Recipient? { applicant.recipient(notices) }
}

extension Applicant {
  /// nil where no notices were asked for, their address is unknown, or the telephone takes no SMS. Whoever files for
  /// somebody else is told themselves, where their telephone is known.
  package func recipient(_ channel: MessageChannel?) -> Recipient? {
    switch channel {
    case .email: email.map(Recipient.email)
    case .sms: [representative?.phone, phone].lazy.compactMap(\.self).first(where: \.isMobile).map(Recipient.sms)
    case nil: nil
    }
  }
}
