import HTTPServer
import HTTPTypes

/// The portal's table of contents: method, path, handler, who may enter.
extension Portal {
  package func router() -> Router {
    var routes = Routes(portal: self)
    addPublicRoutes(&routes)
    addStaffRoutes(&routes)
    addBulkRoutes(&routes)
    addConsultationRoutes(&routes)
    addIntakeRoutes(&routes)
    addReportRoutes(&routes)
    addOutboxRoutes(&routes)
    addDaysOffRoutes(&routes)
    addAgencyRoutes(&routes)
    addAPIRoutes(&routes)
    addHealthRoutes(&routes)
    addKeptFormRoutes(&routes)
    return routes.router
  }

  private func addPublicRoutes(_ routes: inout Routes) {
    routes.get("/", everyone, HomeHandlers.show)
    routes.get("/tra-cuu", everyone, LookupHandlers.find)
    routes.get("/tra-cuu/{code}", everyone, LookupHandlers.show)
    // It changes nothing, so that it needs no token.
    routes.post("/tra-cuu/{code}", everyone, form: .untokened, again: LookupHandlers.again, LookupHandlers.open)
    routes.post("/tra-cuu/{code}/dong", everyone, form: .untokened, again: LookupHandlers.close, LookupHandlers.close)
    routes.get("/tra-cuu/{code}/han", everyone, LookupHandlers.ledger)
    routes.get("/tra-cuu/{code}/lich.ics", everyone, LookupHandlers.calendar)
    routes.dearGet("/thu-tuc", everyone, CatalogueHandlers.list)
    routes.get("/thu-tuc/{code}", everyone, CatalogueHandlers.show)
    routes.get("/co-quan", everyone, PlacesHandlers.show)
    routes.get("/danh-gia/{code}", everyone, RatingHandlers.show)
    routes.post("/danh-gia/{code}", everyone, again: RatingHandlers.again, RatingHandlers.send)
    routes.get("/danh-gia/{code}/cam-on", everyone, RatingHandlers.thanks)
    routes.get("/ngon-ngu/{language}", everyone, LanguageHandlers.choose)
    routes.get("/gioi-thieu", everyone, AboutHandlers.site)
    routes.get("/quyen-rieng-tu", everyone, AboutHandlers.privacy)
    routes.get("/tiep-can", everyone, AboutHandlers.accessibility)
    routes.get("/robots.txt", everyone, SiteFiles.robots)
    routes.get("/sitemap.xml", everyone, SiteFiles.sitemap)
  }

  private func addStaffRoutes(_ routes: inout Routes) {
    routes.get("/can-bo/dang-nhap", everyone, SignInHandlers.show)
    routes.post("/can-bo/dang-nhap", everyone, form: .signIn, again: SignInHandlers.again, SignInHandlers.enter)
    routes.post("/can-bo/dang-xuat", everyone, again: SignInHandlers.stay, SignInHandlers.leave)
    routes.get("/can-bo", .right(.handleDossiers), WorklistHandlers.show)
    routes.dearGet("/can-bo/danh-sach.xlsx", .right(.handleDossiers), WorklistHandlers.file)
    routes.dearGet("/can-bo/so-theo-doi", .right(.handleDossiers), TrackingBookHandlers.show)
    routes.dearGet("/can-bo/tim", .right(.handleDossiers), SearchHandlers.show)
    routes.get("/can-bo/ho-so/{code}", .right(.handleDossiers), StaffDossierHandlers.show)
    routes.post(
      "/can-bo/ho-so/{code}/{action}", .right(.handleDossiers), again: StaffDossierHandlers.again,
      StaffDossierHandlers.act)
    routes.get("/can-bo/ho-so/{code}/{action}", .right(.handleDossiers), StaffDossierHandlers.toDossier)
    routes.post(
      "/can-bo/ho-so/{code}/noi-thu-ly", .right(.handleDossiers), again: PlacementHandlers.again, PlacementHandlers.save
    )
    routes.get("/can-bo/ho-so/{code}/noi-thu-ly", .right(.handleDossiers), PlacementHandlers.toDossier)
    routes.get("/can-bo/ho-so/{code}/dinh-chinh", .right(.handleDossiers), CorrectionHandlers.show)
    routes.post(
      "/can-bo/ho-so/{code}/dinh-chinh", .right(.handleDossiers), again: CorrectionHandlers.again,
      CorrectionHandlers.save)
  }

  private func addBulkRoutes(_ routes: inout Routes) {
    routes.post("/can-bo/nhieu-ho-so", .right(.handleDossiers), again: WorklistHandlers.again, BulkHandlers.preview)
    routes.post(
      "/can-bo/nhieu-ho-so/thuc-hien", .right(.handleDossiers), again: BulkHandlers.again, BulkHandlers.carryOut)
    routes.get("/can-bo/nhieu-ho-so", .right(.handleDossiers), BulkHandlers.toList)
    routes.get("/can-bo/nhieu-ho-so/thuc-hien", .right(.handleDossiers), BulkHandlers.toList)
    routes.get("/can-bo/nhieu-ho-so/{number}", .right(.handleDossiers), BulkHandlers.show)
    routes.post(
      "/can-bo/nhieu-ho-so/{number}/lam-tiep", .right(.handleDossiers), again: BulkHandlers.result, BulkHandlers.goOn)
  }

  private func addConsultationRoutes(_ routes: inout Routes) {
    routes.get("/can-bo/lien-thong", .right(.handleDossiers), ConsultationHandlers.show)
    routes.upload(
      "/can-bo/ho-so/{code}/tra-loi", .right(.handleDossiers), limit: AnswerForms.limit, again: AnswerHandlers.again,
      keep: AnswerHandlers.keep, keepUnsigned: AnswerHandlers.keepUnsigned, AnswerHandlers.send)
    routes.get("/can-bo/ho-so/{code}/y-kien/{number}/{file}", .right(.handleDossiers), AnswerHandlers.file)
  }

  private func addIntakeRoutes(_ routes: inout Routes) {
    routes.get("/can-bo/tiep-nhan", .right(.takeIn), IntakeHandlers.show)
    routes.post("/can-bo/tiep-nhan", .right(.takeIn), again: IntakeHandlers.again, IntakeHandlers.save)
    routes.get("/can-bo/tiep-nhan/hen", .right(.takeIn), IntakeHandlers.due)
    routes.get("/can-bo/ho-so/{code}/bieu-mau/{form}", .right(.handleDossiers), PrintedFormHandlers.show)
  }

  private func addReportRoutes(_ routes: inout Routes) {
    routes.dearGet("/thong-ke", everyone, StatisticsHandlers.city)
    routes.dearGet("/thong-ke.csv", everyone, StatisticsHandlers.cityCSV)
    routes.dearGet("/thong-ke.xlsx", everyone, StatisticsHandlers.citySheet)
    routes.dearGet("/thong-ke.json", everyone, StatisticsHandlers.cityJSON)
    routes.dearGet("/thong-ke/{agency}", everyone, StatisticsHandlers.agency)
    routes.dearGet("/quan-tri", .right(.readReports), ReportHandlers.home)
    routes.dearGet("/quan-tri/bao-cao", .right(.readReports), ReportHandlers.show)
    routes.dearGet("/quan-tri/tre-han", .right(.readReports), LateCausesHandlers.show)
    routes.get("/quan-tri/y-kien", .right(.readComments), CommentHandlers.show)
    routes.get("/can-bo/bao-cao-tuan", .right(.readReports), WeeklyReportHandlers.list)
    routes.dearGet("/can-bo/bao-cao-tuan/{week}", .right(.readReports), WeeklyReportHandlers.show)
    routes.get("/quan-tri/bao-cao-tuan", .right(.setReports), WeeklyScheduleHandlers.show)
    routes.post(
      "/quan-tri/bao-cao-tuan", .right(.setReports), again: WeeklyScheduleHandlers.again, WeeklyScheduleHandlers.save)
  }

  private func addOutboxRoutes(_ routes: inout Routes) {
    routes.get("/quan-tri/thu-di", .right(.seeOutbox), OutboxHandlers.show)
    routes.post(
      "/quan-tri/thu-di/{id}/gui-lai", .right(.seeOutbox), again: OutboxHandlers.again, OutboxHandlers.sendAgain)
  }

  private func addDaysOffRoutes(_ routes: inout Routes) {
    routes.get("/quan-tri/ngay-nghi", .right(.changeDaysOff), DaysOffHandlers.show)
    routes.get("/quan-tri/ngay-nghi/thay-doi", .right(.changeDaysOff), DaysOffHandlers.form)
    routes.waitingGet("/quan-tri/ngay-nghi/xem-truoc", .right(.changeDaysOff), DaysOffHandlers.preview)
    routes.post("/quan-tri/ngay-nghi", .right(.changeDaysOff), again: DaysOffHandlers.again, DaysOffHandlers.save)
  }

  private func addAgencyRoutes(_ routes: inout Routes) {
    routes.waitingGet("/quan-tri/tim-khong-thay", .right(.manageAgencies), EmptySearchHandlers.show)
    routes.get("/quan-tri/co-quan", .right(.manageAgencies), AgencyHandlers.list)
    routes.get("/quan-tri/co-quan/giai-the", .right(.manageAgencies), AgencyHandlers.form)
    routes.get("/quan-tri/co-quan/xem-truoc", .right(.manageAgencies), AgencyHandlers.preview)
    routes.post("/quan-tri/co-quan", .right(.manageAgencies), again: AgencyHandlers.again, AgencyHandlers.save)
  }

  private func addHealthRoutes(_ routes: inout Routes) {
    routes.prompt("/health/live", HealthEndpoints.live)
    routes.raw(.get, "/health/ready", HealthEndpoints.ready(self))
    routes.raw(.get, "/metrics", HealthEndpoints.metrics(self))
  }

  /// Behind all others: it knows their forms.
  private func addKeptFormRoutes(_ routes: inout Routes) {
    routes.waitingGet("/can-bo/dang-do/{id}", .signedIn, KeptFormHandlers.show(routes.forms.handler))
  }
}
