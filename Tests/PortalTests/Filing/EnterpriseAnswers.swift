import OneStop
import TestSupport

@testable import Portal

/// A registration of each kind of enterprise, filled in without a mistake, by the rules of a day.
struct EnterpriseAnswers {
  enum Kind: String, CaseIterable {
    case privateEnterprise = "2.001610"
    case oneMember = "2.001583"
    case members = "2.001199"
    case jointStock = "2.002043"
  }

  let kind: Kind
  let day: LocalDate
  var answers = FormAnswers.none
  var files: [AnswerPlace: Int] = [:]

  private var isNew: Bool { day.year > 2025 }
  private var isCompany: Bool { kind != .privateEnterprise }

  init(_ kind: Kind, on day: String = "2026-11-30") throws {
    (self.kind, self.day) = (kind, try LocalDate(day).unwrapped)
    fill()
  }

  /// Read once.
  private static let shipped = Result { (today: try Resources.all.forms(), former: try Resources.forms.get()) }

  /// The version that counts on the day.
  var form: FormDefinition {
    get throws {
      let shipped = try Self.shipped.get()
      let code = try ProcedureCode(kind.rawValue).unwrapped
      let versions = (isNew ? shipped.today : shipped.former).filter { $0.procedure == code }.sorted
      return try versions.last { $0.validFrom.map { $0 <= day } ?? true }.unwrapped.form
    }
  }

  var sheet: FormSheet {
    get throws {
      FormSheet(
        form: PreparedForm(try form), answers: answers, files: files,
        setting: FormSetting(today: day, province: "79", lists: try Resources.formLists.get()))
    }
  }

  subscript(name: String) -> String {
    get { answers.fields[name]?.first ?? "" }
    set { answers.fields[name] = newValue.isEmpty ? nil : [newValue] }
  }

  /// A row's answer.
  subscript(group: String, row: Int, name: String) -> String {
    get { answers.rows[group]?[row][name]?.first ?? "" }
    set { answers.rows[group]?[row][name] = newValue.isEmpty ? nil : [newValue] }
  }

  mutating func add(_ row: [String: String], to group: String) {
    answers.rows[group, default: []].append(row.mapValues { [$0] })
  }

  // MARK: Parts

  func address(_ name: String) -> [String: String] {
    var parts = ["\(name).so_nha_duong": "15 Lê Lợi", "\(name).xa": "Phường Sài Gòn", "\(name).tinh": "79"]
    if !isNew {
      parts["\(name).xa"] = "Phường Bến Nghé"
      parts["\(name).huyen"] = "Quận 1"
    }
    return parts
  }

  /// What the rules before 2025 ask of a person beside the number.
  private func paper(_ prefix: String) -> [String: String] {
    if isNew { return [:] }
    let own = [
      "\(prefix)loai_giay_to": "cmnd", "\(prefix)ngay_cap": "01/02/2017", "\(prefix)noi_cap": "Cục Cảnh sát",
      "\(prefix)quoc_tich": "VN",
    ]
    return own.merging(address("\(prefix)thuong_tru")) { $1 }
  }

  /// Somebody of a list.
  func person(_ prefix: String, _ name: String, _ number: String) -> [String: String] {
    var row = [
      "\(prefix)loai": "ca_nhan", "\(prefix)ten": name, "\(prefix)ngay_sinh": "02/09/1985", "\(prefix)gioi_tinh": "nu",
      "\(prefix)so_dinh_danh": number, "\(prefix)quoc_tich": "VN",
    ]
    row.merge(address("\(prefix)lien_lac")) { $1 }
    if !isNew {
      row.merge(address("\(prefix)thuong_tru")) { $1 }
      row["\(prefix)loai_giay_to"] = "cmnd"
      row["\(prefix)cap_ngay"] = "01/02/2017"
      row["\(prefix)cap_noi"] = "Cục Cảnh sát"
    }
    return row
  }

  func organisation(_ prefix: String, _ name: String, _ code: String) -> [String: String] {
    var row = [
      "\(prefix)loai": "doanh_nghiep", "\(prefix)ten": name, "\(prefix)ma_so": code, "\(prefix)cap_ngay": "01/02/2017",
      "\(prefix)cap_noi": "Phòng Đăng ký kinh doanh", "\(prefix)quoc_tich": "VN",
    ]
    row.merge(address("\(prefix)lien_lac")) { $1 }
    return row
  }

  /// A founding shareholder or member, with what they contribute.
  mutating func contribute(_ row: [String: String], _ amount: String) {
    let (group, prefix, name) = kind == .members ? ("thanh_vien", "tv_", "tv_von") : ("co_dong", "cd_", "cd_pt")
    var row = row
    row[name] = amount
    row["\(prefix)tai_san"] = "Tiền mặt, Đồng Việt Nam"
    row["\(prefix)han_gop"] = day.adding(days: 60).typed
    if row["\(prefix)loai"] != "ca_nhan" { row["\(prefix)nguoi_dd"] = "Lê Văn Đại" }
    add(row, to: group)
  }

  static let numbers = ["079185012345", "079085000018", "079090000027", "079090000036"]

  private mutating func fill() {
    var fields = [
      "yc_ho_ten": "Nguyễn Thị Ánh Tuyết", "yc_ngay_sinh": "02/09/1985", "yc_gioi_tinh": "nu",
      "yc_idno": Self.numbers[0], "yc_dt": "0912345678", "tinh_trang": "moi", "tru_so_dt": "02838221234",
      "khu": "khong",
      "von": "1000000000", "hach_toan": "doc_lap", "nam_tai_chinh": "tu_01_01", "so_lao_dong": "5", "bot": "khong",
      "gtgt": "khau_tru", "bhxh": "thang", "dat_nhay_cam": "khong", "dong_y_du_lieu": "co", "de_nghi_cong_bo": "co",
      "cam_ket_tu_cach": "co", "cam_ket_tru_so": "co", "cam_ket_dung": "co",
    ]
    for part in [address("yc_lien_lac"), address("tru_so"), paper("yc_")] { fields.merge(part) { $1 } }
    answers.fields = fields.mapValues { [$0] }
    add(["nganh_ma": isNew ? "6211" : "6201", "nganh_chinh": "co"], to: "nganh")
    add(["nganh_ma": "5610"], to: "nganh")
    switch kind {
    case .privateEnterprise:
      self["ten_vn"] = "Doanh nghiệp tư nhân Ánh Tuyết"
      self["ts_dong"] = self["von"]
    case .oneMember:
      self["ten_vn"] = "Công ty TNHH một thành viên Ánh Tuyết"
      (self["ts_dong"], self["nv_tu_nhan"]) = (self["von"], self["von"])
      for (name, text) in person("csh_", "Nguyễn Thị Ánh Tuyết", Self.numbers[0]) { self[name] = text }
    case .members:
      self["ten_vn"] = "Công ty TNHH Ánh Tuyết và Bạn"
      self["nv_tu_nhan"] = self["von"]
      contribute(person("tv_", "Nguyễn Thị Ánh Tuyết", Self.numbers[0]), "600000000")
      contribute(organisation("tv_", "Công ty TNHH Bạn", "0300588569"), "400000000")
    case .jointStock:
      self["ten_vn"] = "Công ty cổ phần Ánh Tuyết"
      (self["nv_tu_nhan"], self["menh_gia"], self["cp_pho_thong"]) = (self["von"], "10000", "100000")
      contribute(person("cd_", "Nguyễn Thị Ánh Tuyết", Self.numbers[0]), "50000")
      contribute(person("cd_", "Trần Văn Bình", Self.numbers[1]), "20000")
      contribute(organisation("cd_", "Công ty TNHH Bạn", "0300588569"), "30000")
    }
    guard isCompany else { return finish() }
    var director = [
      "ndd_ho_ten": "Nguyễn Thị Ánh Tuyết", "ndd_ngay_sinh": "02/09/1985", "ndd_gioi_tinh": "nu",
      "ndd_so_dinh_danh": Self.numbers[0], "ndd_chuc_danh": "Giám đốc", "ndd_cu_tru": "co",
    ]
    for part in [address("ndd_lien_lac"), paper("ndd_")] { director.merge(part) { $1 } }
    add(director, to: "nguoi_dd")
    guard isNew else { return finish() }
    self["co_csh_hl"] = "co"
    addBeneficialOwner(
      "Nguyễn Thị Ánh Tuyết", Self.numbers[0], share: kind == .jointStock ? "50" : kind == .members ? "60" : "100")
    finish()
  }

  mutating func addBeneficialOwner(_ name: String, _ number: String, share: String) {
    var row = [
      "hl_ho_ten": name, "hl_ngay_sinh": "02/09/1985", "hl_gioi_tinh": "nu", "hl_so_dinh_danh": number,
      "hl_quoc_tich": "VN", "hl_von": share,
    ]
    row.merge(address("hl_lien_lac")) { $1 }
    add(row, to: "csh_hl")
  }

  private mutating func finish() {
    for name in ["tep_dieu_le", "tep_danh_sach", "tep_giay_to", "tep_to_chuc"] { files[AnswerPlace(name)] = 1 }
  }
}

extension LocalDate {
  /// As it is typed.
  fileprivate var typed: String {
    let parts = description.split(separator: "-")
    return "\(parts[2])/\(parts[1])/\(parts[0])"
  }
}
