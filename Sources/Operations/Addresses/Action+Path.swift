import OneStop

extension Action: AddressPart {
  @usableFromInline package var addressPart: String { path }

  /// The last segment of the address that the action's form is sent to. This is the only table of these.
  package var path: String {
    switch self {
    case .accept: "tiep-nhan"
    case .refuse: "tu-choi"
    case .process: "xu-ly"
    case .forward: "chuyen"
    case .assign: "phan-cong"
    case .takeBack: "lay-lai"
    case .requestSupplement: "yeu-cau-bo-sung"
    case .supplementReceived: "da-bo-sung"
    case .requestPayment: "yeu-cau-nop-tien"
    case .paymentReceived: "da-nop-tien"
    case .extend: "hen-lai"
    case .finish: "xong"
    case .handOver: "tra-ket-qua"
    case .withdraw: "rut"
    case .stop: "dung"
    case .askConsultation: "hoi-y-kien"
    case .answerConsultation: "tra-loi"
    case .lapseConsultation: "het-han-tra-loi"
    case .withdrawConsultation: "rut-hoi-y-kien"
    case .correct: "dinh-chinh"
    case .undoEnd: "hoan-tac"
    }
  }
}
