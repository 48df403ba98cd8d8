import HTTPServer
import Web

/// The table of contents of the pages: method, path, who may enter, handler.
extension Routes {
  /// The page that everybody sees first.
  package static let home: ReadHandler = HomeHandlers.show

  package mutating func addPages() {
    addPublicRoutes()
    addStaffRoutes()
    addBulkRoutes()
    addConsultationRoutes()
    addIntakeRoutes()
    addReportRoutes()
    addOutboxRoutes()
    addDaysOffRoutes()
    addAgencyRoutes()
    addKeptFormRoutes()
  }

  private mutating func addPublicRoutes() {
    get("/", everyone, HomeHandlers.show)
    get("/tra-cuu", everyone, LookupHandlers.find)
    get("/tra-cuu/{code}", everyone, LookupHandlers.show)
    // It changes nothing, so that it needs no token.
    post("/tra-cuu/{code}", everyone, form: .untokened, again: LookupHandlers.again, LookupHandlers.open)
    post("/tra-cuu/{code}/dong", everyone, form: .untokened, again: LookupHandlers.close, LookupHandlers.close)
    get("/tra-cuu/{code}/han", everyone, LookupHandlers.ledger)
    get("/tra-cuu/{code}/lich.ics", everyone, LookupHandlers.calendar)
    dearGet("/thu-tuc", everyone, CatalogueHandlers.list)
    get("/thu-tuc/{code}", everyone, CatalogueHandlers.show)
    get("/co-quan", everyone, PlacesHandlers.show)
    get("/danh-gia/{code}", everyone, RatingHandlers.show)
    post("/danh-gia/{code}", everyone, again: RatingHandlers.again, RatingHandlers.send)
    get("/danh-gia/{code}/cam-on", everyone, RatingHandlers.thanks)
    get("/ngon-ngu/{language}", everyone, LanguageHandlers.choose)
    get("/gioi-thieu", everyone, AboutHandlers.site)
    get("/quyen-rieng-tu", everyone, AboutHandlers.privacy)
    get("/tiep-can", everyone, AboutHandlers.accessibility)
    get("/robots.txt", everyone, SiteFiles.robots)
    get("/sitemap.xml", everyone, SiteFiles.sitemap)
  }

  private mutating func addStaffRoutes() {
    get("/can-bo/dang-nhap", everyone, SignInHandlers.show)
    post("/can-bo/dang-nhap", everyone, form: .signIn, again: SignInHandlers.again, SignInHandlers.enter)
    post("/can-bo/dang-xuat", everyone, again: SignInHandlers.stay, SignInHandlers.leave)
    get("/can-bo", .right(.handleDossiers), WorklistHandlers.show)
    dearGet("/can-bo/danh-sach.xlsx", .right(.handleDossiers), WorklistHandlers.file)
    dearGet("/can-bo/so-theo-doi", .right(.handleDossiers), TrackingBookHandlers.show)
    dearGet("/can-bo/tim", .right(.handleDossiers), SearchHandlers.show)
    get("/can-bo/ho-so/{code}", .right(.handleDossiers), StaffDossierHandlers.show)
    post(
      "/can-bo/ho-so/{code}/{action}", .right(.handleDossiers), again: StaffDossierHandlers.again,
      StaffDossierHandlers.act)
    get("/can-bo/ho-so/{code}/{action}", .right(.handleDossiers), StaffDossierHandlers.toDossier)
    post(
      "/can-bo/ho-so/{code}/noi-thu-ly", .right(.handleDossiers), again: PlacementHandlers.again, PlacementHandlers.save
    )
    get("/can-bo/ho-so/{code}/noi-thu-ly", .right(.handleDossiers), PlacementHandlers.toDossier)
    get("/can-bo/ho-so/{code}/dinh-chinh", .right(.handleDossiers), CorrectionHandlers.show)
    post(
      "/can-bo/ho-so/{code}/dinh-chinh", .right(.handleDossiers), again: CorrectionHandlers.again,
      CorrectionHandlers.save)
  }

  private mutating func addBulkRoutes() {
    post("/can-bo/nhieu-ho-so", .right(.handleDossiers), again: WorklistHandlers.again, BulkHandlers.preview)
    post(
      "/can-bo/nhieu-ho-so/thuc-hien", .right(.handleDossiers), again: BulkHandlers.again, BulkHandlers.carryOut)
    get("/can-bo/nhieu-ho-so", .right(.handleDossiers), BulkHandlers.toList)
    get("/can-bo/nhieu-ho-so/thuc-hien", .right(.handleDossiers), BulkHandlers.toList)
    get("/can-bo/nhieu-ho-so/{number}", .right(.handleDossiers), BulkHandlers.show)
    post(
      "/can-bo/nhieu-ho-so/{number}/lam-tiep", .right(.handleDossiers), again: BulkHandlers.result, BulkHandlers.goOn)
  }

  private mutating func addConsultationRoutes() {
    get("/can-bo/lien-thong", .right(.handleDossiers), ConsultationHandlers.show)
    upload(
      "/can-bo/ho-so/{code}/tra-loi", .right(.handleDossiers), limit: AnswerForms.limit, again: AnswerHandlers.again,
      keep: AnswerHandlers.keep, keepUnsigned: AnswerHandlers.keepUnsigned, AnswerHandlers.send)
    get("/can-bo/ho-so/{code}/y-kien/{number}/{file}", .right(.handleDossiers), AnswerHandlers.file)
  }

  private mutating func addIntakeRoutes() {
    get("/can-bo/tiep-nhan", .right(.takeIn), IntakeHandlers.show)
    post("/can-bo/tiep-nhan", .right(.takeIn), again: IntakeHandlers.again, IntakeHandlers.save)
    get("/can-bo/tiep-nhan/hen", .right(.takeIn), IntakeHandlers.due)
    get("/can-bo/ho-so/{code}/bieu-mau/{form}", .right(.handleDossiers), PrintedFormHandlers.show)
  }

  private mutating func addReportRoutes() {
    dearGet("/thong-ke", everyone, StatisticsHandlers.city)
    dearGet("/thong-ke.csv", everyone, StatisticsHandlers.cityCSV)
    dearGet("/thong-ke.xlsx", everyone, StatisticsHandlers.citySheet)
    dearGet("/thong-ke.json", everyone, StatisticsHandlers.cityJSON)
    dearGet("/thong-ke/{agency}", everyone, StatisticsHandlers.agency)
    dearGet("/quan-tri", .right(.readReports), ReportHandlers.home)
    dearGet("/quan-tri/bao-cao", .right(.readReports), ReportHandlers.show)
    dearGet("/quan-tri/tre-han", .right(.readReports), LateCausesHandlers.show)
    get("/quan-tri/y-kien", .right(.readComments), CommentHandlers.show)
    get("/can-bo/bao-cao-tuan", .right(.readReports), WeeklyReportHandlers.list)
    dearGet("/can-bo/bao-cao-tuan/{week}", .right(.readReports), WeeklyReportHandlers.show)
    get("/quan-tri/bao-cao-tuan", .right(.setReports), WeeklyScheduleHandlers.show)
    post(
      "/quan-tri/bao-cao-tuan", .right(.setReports), again: WeeklyScheduleHandlers.again, WeeklyScheduleHandlers.save)
  }

  private mutating func addOutboxRoutes() {
    get("/quan-tri/thu-di", .right(.seeOutbox), OutboxHandlers.show)
    post(
      "/quan-tri/thu-di/{id}/gui-lai", .right(.seeOutbox), again: OutboxHandlers.again, OutboxHandlers.sendAgain)
  }

  private mutating func addDaysOffRoutes() {
    get("/quan-tri/ngay-nghi", .right(.changeDaysOff), DaysOffHandlers.show)
    get("/quan-tri/ngay-nghi/thay-doi", .right(.changeDaysOff), DaysOffHandlers.form)
    waitingGet("/quan-tri/ngay-nghi/xem-truoc", .right(.changeDaysOff), DaysOffHandlers.preview)
    post("/quan-tri/ngay-nghi", .right(.changeDaysOff), again: DaysOffHandlers.again, DaysOffHandlers.save)
  }

  private mutating func addAgencyRoutes() {
    waitingGet("/quan-tri/tim-khong-thay", .right(.manageAgencies), EmptySearchHandlers.show)
    get("/quan-tri/co-quan", .right(.manageAgencies), AgencyHandlers.list)
    get("/quan-tri/co-quan/giai-the", .right(.manageAgencies), AgencyHandlers.form)
    get("/quan-tri/co-quan/xem-truoc", .right(.manageAgencies), AgencyHandlers.preview)
    post("/quan-tri/co-quan", .right(.manageAgencies), again: AgencyHandlers.again, AgencyHandlers.save)
  }

  /// Behind all others: it knows their forms.
  private mutating func addKeptFormRoutes() {
    waitingGet("/can-bo/dang-do/{id}", .signedIn, KeptFormHandlers.show(forms.handler))
  }
}
