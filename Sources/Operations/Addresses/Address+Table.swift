import OneStop
import Words

/// Every address of the portal's pages; it registers the routes and makes the links. Addresses are a public interface:
/// one that has been published stays.
extension Address {
  // For citizens.
  package static let home = Address(known: "/")
  package static let lookup = Address(known: "/tra-cuu")
  package static let dossier = AddressPattern<DossierCode>("/tra-cuu/{code}")
  package static let closing = AddressPattern<DossierCode>("/tra-cuu/{code}/dong")
  package static let ledger = AddressPattern<DossierCode>("/tra-cuu/{code}/han")
  package static let appointmentCalendar = AddressPattern<DossierCode>("/tra-cuu/{code}/lich.ics")
  package static let held = AddressPattern<DossierCode>("/tra-cuu/{code}/thong-tin")
  package static let ownFile = LongAddressPattern<DossierCode, Int>("/tra-cuu/{code}/tep/{file}")
  package static let supplement = AddressPattern<DossierCode>("/tra-cuu/{code}/bo-sung")
  package static let heldFile = AddressPattern<DossierCode>("/tra-cuu/{code}/thong-tin.json")
  package static let noticesStop = AddressPattern<DossierCode>("/tra-cuu/{code}/ngung-tin")
  package static let filing = AddressPattern<ProcedureCode>("/nop-ho-so/{procedure}")
  /// Distinguished by the key in it: whoever has it can go on with the draft.
  package static let draft = AddressPattern<DraftKey>("/nop-ho-so/nhap/{key}")
  package static let draftPage = LongAddressPattern<DraftKey, Int>("/nop-ho-so/nhap/{key}/{page}")
  package static let draftCheck = AddressPattern<DraftKey>("/nop-ho-so/nhap/{key}/kiem-tra")
  package static let draftFiled = AddressPattern<DraftKey>("/nop-ho-so/nhap/{key}/da-nop")
  package static let draftFile = LongAddressPattern<DraftKey, Int>("/nop-ho-so/nhap/{key}/tep/{file}")
  package static let rating = AddressPattern<DossierCode>("/danh-gia/{code}")
  package static let ratingThanks = AddressPattern<DossierCode>("/danh-gia/{code}/cam-on")
  package static let resultCheck = Address(known: "/kiem-tra")
  package static let ownDossiers = Address(known: "/ho-so-cua-toi")
  package static let ownHeld = Address(known: "/ho-so-cua-toi/thong-tin")
  package static let ownHeldFile = Address(known: "/ho-so-cua-toi/thong-tin.json")
  package static let contactLinks = Address(known: "/ho-so-cua-toi/lien-ket")
  package static let contactLink = AddressPattern<String>("/ho-so-cua-toi/lien-ket/{id}")
  package static let citizenProvider = AddressPattern<String>("/ho-so-cua-toi/dang-nhap/{provider}")
  package static let citizenReturn = AddressPattern<String>("/ho-so-cua-toi/dang-nhap/{provider}/tro-ve")
  package static let citizenSignOut = Address(known: "/ho-so-cua-toi/dang-xuat")
  package static let citizenProviderSignOut = AddressPattern<String>("/ho-so-cua-toi/dang-xuat/{provider}")
  package static let procedures = Address(known: "/thu-tuc")
  package static let procedure = AddressPattern<ProcedureCode>("/thu-tuc/{code}")
  package static let places = Address(known: "/co-quan")
  package static let statistics = Address(known: "/thong-ke")
  package static let statisticsOf = AddressPattern<AgencyCode>("/thong-ke/{agency}")
  package static let language = AddressPattern<Language>("/ngon-ngu/{language}")
  package static let help = Address(known: "/huong-dan")
  package static let helpFor = AddressPattern<HelpReader>("/huong-dan/{reader}")
  package static let about = Address(known: "/gioi-thieu")
  package static let privacy = Address(known: "/quyen-rieng-tu")
  package static let accessibility = Address(known: "/tiep-can")
  package static let comingFile = AddressPattern<String>("/tep-tai-len/{id}")
  package static let robots = Address(known: "/robots.txt")
  package static let siteMap = Address(known: "/sitemap.xml")
  package static let securityText = Address(known: "/.well-known/security.txt")

  // For staff.
  package static let signIn = Address(known: "/can-bo/dang-nhap")
  package static let secondStep = Address(known: "/can-bo/dang-nhap/ma")
  package static let signOut = Address(known: "/can-bo/dang-xuat")
  package static let staffProvider = AddressPattern<String>("/can-bo/dang-nhap/{provider}")
  package static let staffReturn = AddressPattern<String>("/can-bo/dang-nhap/{provider}/tro-ve")
  package static let staffProviderSignOut = AddressPattern<String>("/can-bo/dang-xuat/{provider}")
  package static let ownAccount = Address(known: "/can-bo/tai-khoan")
  package static let secondFactor = Address(known: "/can-bo/tai-khoan/xac-thuc-hai-buoc")
  package static let passwordLink = AddressPattern<String>("/can-bo/mat-khau/{id}")
  package static let keptForm = AddressPattern<String>("/can-bo/dang-do/{id}")
  package static let worklist = Address(known: "/can-bo")
  package static let worklistFile = Address(known: "/can-bo/danh-sach.xlsx")
  package static let trackingBook = Address(known: "/can-bo/so-theo-doi")
  package static let search = Address(known: "/can-bo/tim")
  package static let consultations = Address(known: "/can-bo/lien-thong")
  package static let intake = Address(known: "/can-bo/tiep-nhan")
  package static let assisting = Address(known: "/can-bo/nop-giup")
  package static let intakeDue = Address(known: "/can-bo/tiep-nhan/hen")
  package static let bulk = Address(known: "/can-bo/nhieu-ho-so")
  package static let bulkOrder = Address(known: "/can-bo/nhieu-ho-so/thuc-hien")
  package static let bulkResult = AddressPattern<String>("/can-bo/nhieu-ho-so/{number}")
  package static let bulkGoOn = AddressPattern<String>("/can-bo/nhieu-ho-so/{number}/lam-tiep")
  package static let weeklyReports = Address(known: "/can-bo/bao-cao-tuan")
  package static let weeklyReport = AddressPattern<ISOWeek>("/can-bo/bao-cao-tuan/{week}")

  // A dossier, for staff.
  package static let staffDossier = AddressPattern<DossierCode>("/can-bo/ho-so/{code}")
  package static let action = LongAddressPattern<DossierCode, Action>("/can-bo/ho-so/{code}/{action}")
  package static let correction = AddressPattern<DossierCode>("/can-bo/ho-so/{code}/\(Action.correct.path)")
  package static let placement = AddressPattern<DossierCode>("/can-bo/ho-so/{code}/noi-thu-ly")
  package static let hold = AddressPattern<DossierCode>("/can-bo/ho-so/{code}/tam-giu")
  package static let dossierFiles = AddressPattern<DossierCode>("/can-bo/ho-so/{code}/tep")
  package static let dossierFile = LongAddressPattern<DossierCode, Int>("/can-bo/ho-so/{code}/tep/{file}")
  package static let fileRemoval = LongAddressPattern<DossierCode, Int>("/can-bo/ho-so/{code}/tep/{file}/go")
  package static let archivePackage = AddressPattern<DossierCode>("/can-bo/ho-so/{code}/luu-tru.zip")
  package static let answer = AddressPattern<DossierCode>("/can-bo/ho-so/{code}/\(Action.answerConsultation.path)")
  package static let answerFile = LongAddressPattern<DossierCode, Int, Int>(
    "/can-bo/ho-so/{code}/y-kien/{number}/{file}")
  package static let printedForm = LongAddressPattern<DossierCode, PrintedForm>("/can-bo/ho-so/{code}/bieu-mau/{form}")

  // For leaders and administrators.
  package static let administration = Address(known: "/quan-tri")
  package static let reports = Address(known: "/quan-tri/bao-cao")
  package static let lateCauses = Address(known: "/quan-tri/tre-han")
  package static let comments = Address(known: "/quan-tri/y-kien")
  package static let weeklySchedule = Address(known: "/quan-tri/bao-cao-tuan")
  package static let outbox = Address(known: "/quan-tri/thu-di")
  package static let sendAgain = AddressPattern<Int>("/quan-tri/thu-di/{id}/gui-lai")
  package static let daysOff = Address(known: "/quan-tri/ngay-nghi")
  package static let daysOffForm = Address(known: "/quan-tri/ngay-nghi/thay-doi")
  package static let daysOffPreview = Address(known: "/quan-tri/ngay-nghi/xem-truoc")
  package static let agencies = Address(known: "/quan-tri/co-quan")
  package static let dissolutionForm = Address(known: "/quan-tri/co-quan/giai-the")
  package static let dissolutionPreview = Address(known: "/quan-tri/co-quan/xem-truoc")
  package static let people = Address(known: "/quan-tri/tai-khoan")
  package static let personForm = Address(known: "/quan-tri/them-tai-khoan")
  package static let peopleBatch = Address(known: "/quan-tri/them-nhieu-tai-khoan")
  package static let peopleBatchOrder = Address(known: "/quan-tri/them-nhieu-tai-khoan/thuc-hien")
  package static let person = AddressPattern<String>("/quan-tri/tai-khoan/{login}")
  package static let tokens = Address(known: "/quan-tri/ma-truy-cap")
  package static let token = AddressPattern<String>("/quan-tri/ma-truy-cap/{digest}")
  package static let securityLog = Address(known: "/quan-tri/nhat-ky-bao-mat")
  package static let looks = Address(known: "/quan-tri/nhat-ky-xem")
  package static let secondFactorRoles = Address(known: "/quan-tri/xac-thuc-hai-buoc")
  package static let retention = Address(known: "/quan-tri/luu-giu")
  package static let retentionRule = Address(known: "/quan-tri/luu-giu/thoi-han")
  package static let dueErasures = Address(known: "/quan-tri/luu-giu/den-han")
  package static let erasure = Address(known: "/quan-tri/luu-giu/xoa")
  package static let emptySearches = Address(known: "/quan-tri/tim-khong-thay")
}

extension AboutPage {
  package var address: Address {
    switch self {
    case .site: .about
    case .privacy: .privacy
    case .accessibility: .accessibility
    }
  }
}
