import HTTPServer
import OneStopStore
import Operations
import Web

/// The table of contents of the pages: method, address, who may enter, handler.
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
    addRetentionRoutes()
    addFormRoutes()
    addAccountRoutes()
    addKeptFormRoutes()
    addFileRoutes()
  }

  private mutating func addFileRoutes() {
    get(Address.comingFile, everyone, ComingFileHandlers.offset)
    script(.put, Address.comingFile, everyone, limit: ComingFileHandlers.largestPiece, ComingFileHandlers.put)
    script(.delete, Address.comingFile, everyone, limit: 0, ComingFileHandlers.delete)
  }

  private mutating func addPublicRoutes() {
    get(Address.home, everyone, HomeHandlers.show)
    get(Address.lookup, everyone, LookupHandlers.find)
    get(Address.dossier, everyone, showing: .toOpened, readAhead: LookupHandlers.readAhead, LookupHandlers.show)
    // It changes nothing, so that it needs no token.
    post(Address.dossier, everyone, form: .untokened, again: LookupHandlers.again, LookupHandlers.open)
    post(Address.closing, everyone, form: .untokened, again: LookupHandlers.close, LookupHandlers.close)
    get(Address.ledger, everyone, readAhead: LookupHandlers.readAhead, LookupHandlers.ledger)
    get(Address.appointmentCalendar, everyone, readAhead: LookupHandlers.readAhead, LookupHandlers.calendar)
    get(Address.held, everyone, showing: .toOpened, readAhead: LookupHandlers.readAhead, HeldHandlers.show)
    get(Address.heldFile, everyone, showing: .toOpened, readAhead: LookupHandlers.readAhead, HeldHandlers.file)
    get(Address.ownReceipt, everyone, showing: .toOpened, readAhead: LookupHandlers.readAhead, OwnReceiptHandlers.show)
    get(Address.ownLetter, everyone, showing: .toOpened, readAhead: LookupHandlers.readAhead, OwnReceiptHandlers.letter)
    get(Address.ownForm, everyone, showing: .toOpened, readAhead: LookupHandlers.readAhead, OwnReceiptHandlers.form)
    post(Address.refiling, everyone, again: RefilingHandlers.again, RefilingHandlers.begin)
    waitingGet(Address.ownFile, everyone, OwnFileHandlers.file)
    get(Address.supplement, everyone, showing: .toOpened, readAhead: LookupHandlers.readAhead, SupplementHandlers.ask)
    upload(
      Address.supplement, everyone, limit: FileIntake.limit, again: SupplementHandlers.again,
      keep: SupplementHandlers.keep,
      keepUnsigned: { _, _, _, _ in }, SupplementHandlers.send)
    get(Address.resultCheck, everyone, ResultCheckHandlers.show)
    upload(
      Address.resultCheck, everyone, limit: FileIntake.largest, again: ResultCheckHandlers.again,
      keep: ResultCheckHandlers.keep, keepUnsigned: { _, _, _, _ in }, ResultCheckHandlers.compare)
    post(Address.noticesStop, everyone, again: HeldHandlers.again, HeldHandlers.stopNotices)
    dearGet(Address.procedures, everyone, CatalogueHandlers.list)
    get(Address.procedure, everyone, CatalogueHandlers.show)
    get(Address.blankForm, everyone, CatalogueHandlers.blank)
    get(Address.filing, everyone, FilingHandlers.show)
    post(Address.filing, everyone, again: FilingHandlers.again, FilingHandlers.begin)
    get(Address.draft, everyone, DraftHandlers.overview)
    post(Address.draft, everyone, again: DraftHandlers.openAgain, DraftHandlers.open)
    post(Address.draftLink, everyone, again: DraftLinkHandlers.again, DraftLinkHandlers.send)
    get(Address.draftCheck, everyone, DraftCheckHandlers.show)
    post(Address.draftCheck, everyone, again: DraftCheckHandlers.again, DraftCheckHandlers.send)
    get(Address.draftFiled, everyone, DraftCheckHandlers.filed)
    get(Address.draftDiscard, everyone, DiscardDraftHandlers.show)
    post(Address.draftDiscard, everyone, again: DiscardDraftHandlers.again, DiscardDraftHandlers.discard)
    get(Address.draftRenewal, everyone, DraftRenewalHandlers.show)
    post(Address.draftRenewal, everyone, again: DraftRenewalHandlers.again, DraftRenewalHandlers.renew)
    waitingGet(Address.draftFile, everyone, DraftHandlers.file)
    get(Address.draftPage, everyone, DraftHandlers.page)
    upload(
      Address.draftPage, everyone, limit: FileIntake.limit, textLimit: DraftPage.textLimit,
      again: DraftHandlers.pageAgain, keep: DraftHandlers.keep,
      keepUnsigned: { _, _, _, _ in }, DraftHandlers.save)
    get(Address.ownDossiers, everyone, showing: .toOpened, OwnDossierHandlers.show)
    dearGet(Address.ownHeld, everyone, HeldHandlers.showOwn)
    dearGet(Address.ownHeldFile, everyone, HeldHandlers.ownFile)
    post(Address.contactLinks, everyone, again: OwnDossierHandlers.askAgain, OwnDossierHandlers.ask)
    get(Address.contactLink, everyone, OwnDossierHandlers.link)
    post(Address.contactLink, everyone, again: OwnDossierHandlers.linkAgain, OwnDossierHandlers.useLink)
    post(Address.citizenSignOut, everyone, again: OwnDossierHandlers.stay, OwnDossierHandlers.leave)
    waitingGet(Address.citizenProvider, everyone, CitizenSignOnHandlers.begin)
    waitingGet(Address.citizenReturn, everyone, CitizenSignOnHandlers.comeBack)
    waitingGet(Address.citizenProviderSignOut, everyone, CitizenSignOnHandlers.leave)
    get(Address.places, everyone, PlacesHandlers.show)
    get(Address.enterpriseNames, everyone, EnterpriseNameHandlers.show)
    get(Address.rating, everyone, readAhead: LookupHandlers.readAhead, RatingHandlers.show)
    post(Address.rating, everyone, again: RatingHandlers.again, RatingHandlers.send)
    get(Address.ratingThanks, everyone, RatingHandlers.thanks)
    get(Address.language, everyone, LanguageHandlers.choose)
    get(Address.help, everyone, HelpHandlers.show)
    get(Address.helpFor, everyone, HelpHandlers.part)
    get(Address.about, everyone, AboutHandlers.site)
    get(Address.privacy, everyone, AboutHandlers.privacy)
    get(Address.accessibility, everyone, AboutHandlers.accessibility)
    get(Address.robots, everyone, SiteFiles.robots)
    get(Address.siteMap, everyone, SiteFiles.sitemap)
    get(Address.securityText, everyone, SiteFiles.security)
  }

  private mutating func addStaffRoutes() {
    get(Address.signIn, everyone, SignInHandlers.show)
    post(Address.signIn, everyone, form: .signIn, again: SignInHandlers.again, SignInHandlers.enter)
    get(Address.secondStep, everyone, form: .signIn, SecondStepHandlers.show)
    post(Address.secondStep, everyone, form: .signIn, again: SecondStepHandlers.again, SecondStepHandlers.enter)
    post(Address.signOut, everyone, again: SignInHandlers.stay, SignInHandlers.leave)
    waitingGet(Address.staffProvider, everyone, StaffSignOnHandlers.begin)
    waitingGet(Address.staffReturn, everyone, StaffSignOnHandlers.comeBack)
    waitingGet(Address.staffProviderSignOut, everyone, StaffSignOnHandlers.leave)
    get(Address.ownAccount, .signedIn, OwnAccountHandlers.show)
    post(Address.ownAccount, .signedIn, again: OwnAccountHandlers.again, OwnAccountHandlers.change)
    get(Address.secondFactor, .enrolling, SecondFactorHandlers.show)
    post(Address.secondFactor, .enrolling, again: SecondFactorHandlers.again, SecondFactorHandlers.change)
    get(Address.passwordLink, everyone, PasswordLinkHandlers.show)
    post(Address.passwordLink, everyone, again: PasswordLinkHandlers.again, PasswordLinkHandlers.choose)
    get(Address.worklist, .right(.handleDossiers), WorklistHandlers.show)
    dearGet(Address.worklistFile, .right(.handleDossiers), WorklistHandlers.file)
    dearGet(Address.trackingBook, .right(.handleDossiers), TrackingBookHandlers.show)
    dearGet(Address.search, .right(.handleDossiers), SearchHandlers.show)
    get(Address.staffDossier, .right(.handleDossiers), showing: .always, StaffDossierHandlers.show)
    post(Address.action, .right(.handleDossiers), again: StaffDossierHandlers.again, StaffDossierHandlers.act)
    get(Address.action, .right(.handleDossiers), StaffDossierHandlers.toDossier)
    post(Address.placement, .right(.handleDossiers), again: PlacementHandlers.again, PlacementHandlers.save)
    get(Address.placement, .right(.handleDossiers), PlacementHandlers.toDossier)
    post(Address.hold, .right(.holdData), again: HoldHandlers.again, HoldHandlers.save)
    get(Address.hold, .right(.handleDossiers), HoldHandlers.toDossier)
    get(Address.dossierFiles, .right(.handleDossiers), showing: .always, DossierFilesHandlers.show)
    upload(
      Address.dossierFiles, .right(.handleDossiers), limit: FileIntake.limit, again: DossierFilesHandlers.again,
      keep: DossierFilesHandlers.keep, keepUnsigned: DossierFilesHandlers.keepUnsigned, DossierFilesHandlers.change)
    waitingGet(Address.dossierFile, .right(.handleDossiers), DossierFilesHandlers.file)
    get(Address.fileRemoval, .right(.handleDossiers), showing: .always, FileRemovalHandlers.ask)
    post(
      Address.fileRemoval, .right(.handleDossiers), again: FileRemovalHandlers.again, FileRemovalHandlers.remove
    )
    waitingGet(Address.archivePackage, .right(.handleDossiers), ArchivePackageHandlers.send)
    get(Address.correction, .right(.handleDossiers), showing: .always, CorrectionHandlers.show)
    post(Address.correction, .right(.handleDossiers), again: CorrectionHandlers.again, CorrectionHandlers.save)
  }

  private mutating func addBulkRoutes() {
    post(Address.bulk, .right(.handleDossiers), again: WorklistHandlers.again, BulkHandlers.preview)
    post(Address.bulkOrder, .right(.handleDossiers), again: BulkHandlers.again, BulkHandlers.carryOut)
    get(Address.bulk, .right(.handleDossiers), BulkHandlers.toList)
    get(Address.bulkOrder, .right(.handleDossiers), BulkHandlers.toList)
    get(Address.bulkResult, .right(.handleDossiers), showing: .always, BulkHandlers.show)
    post(Address.bulkGoOn, .right(.handleDossiers), again: BulkHandlers.result, BulkHandlers.goOn)
  }

  private mutating func addConsultationRoutes() {
    get(Address.consultations, .right(.handleDossiers), showing: .always, ConsultationHandlers.show)
    upload(
      Address.answer, .right(.handleDossiers), limit: FileIntake.limit, again: AnswerHandlers.again,
      keep: AnswerHandlers.keep, keepUnsigned: AnswerHandlers.keepUnsigned, AnswerHandlers.send)
    waitingGet(Address.answerFile, .right(.handleDossiers), AnswerHandlers.file)
  }

  private mutating func addIntakeRoutes() {
    get(Address.intake, .right(.takeIn), IntakeHandlers.show)
    dearGet(Address.receivedForOthers, .right(.takeIn), ReceivedHandlers.list)
    post(Address.intake, .right(.takeIn), again: IntakeHandlers.again, IntakeHandlers.save)
    get(Address.intakeDue, .right(.takeIn), IntakeHandlers.due)
    get(Address.assisting, .right(.assistFiling), AssistingHandlers.show)
    get(Address.assistedFiling, .right(.assistFiling), AssistingHandlers.filed)
    get(Address.staffForm, .right(.handleDossiers), showing: .always, PrintedFormHandlers.filedForm)
    get(Address.printedForm, .right(.handleDossiers), showing: .always, PrintedFormHandlers.show)
  }

  private mutating func addReportRoutes() {
    dearGet(Address.statistics, everyone, StatisticsHandlers.city)
    dearGet(Address.statistics.file("csv"), everyone, StatisticsHandlers.cityCSV)
    dearGet(Address.statistics.file("xlsx"), everyone, StatisticsHandlers.citySheet)
    dearGet(Address.statistics.file("json"), everyone, StatisticsHandlers.cityJSON)
    dearGet(Address.statisticsOf, everyone, StatisticsHandlers.agency)
    dearGet(Address.administration, .right(.readReports), ReportHandlers.home)
    dearGet(Address.reports, .right(.readReports), ReportHandlers.show)
    dearGet(Address.lateCauses, .right(.readReports), LateCausesHandlers.show)
    get(Address.comments, .right(.readComments), showing: .always, CommentHandlers.show)
    get(Address.weeklyReports, .right(.readReports), WeeklyReportHandlers.list)
    dearGet(Address.weeklyReport, .right(.readReports), WeeklyReportHandlers.show)
    get(Address.weeklySchedule, .right(.setReports), WeeklyScheduleHandlers.show)
    post(Address.weeklySchedule, .right(.setReports), again: WeeklyScheduleHandlers.again, WeeklyScheduleHandlers.save)
  }

  private mutating func addOutboxRoutes() {
    get(Address.outbox, .right(.seeOutbox), showing: .always, OutboxHandlers.show)
    post(Address.sendAgain, .right(.seeOutbox), again: OutboxHandlers.again, OutboxHandlers.sendAgain)
  }

  private mutating func addDaysOffRoutes() {
    get(Address.daysOff, .right(.changeDaysOff), DaysOffHandlers.show)
    get(Address.daysOffForm, .right(.changeDaysOff), DaysOffHandlers.form)
    waitingGet(Address.daysOffPreview, .right(.changeDaysOff), DaysOffHandlers.preview)
    post(Address.daysOff, .right(.changeDaysOff), again: DaysOffHandlers.again, DaysOffHandlers.save)
  }

  private mutating func addAgencyRoutes() {
    waitingGet(Address.emptySearches, .right(.manageAgencies), EmptySearchHandlers.show)
    get(Address.procedureSettings, .right(.manageProcedures), ProcedureSettingHandlers.list)
    post(
      Address.procedureSettings, .right(.manageProcedures), again: ProcedureSettingHandlers.allAgain,
      ProcedureSettingHandlers.saveAll)
    get(Address.procedureSetting, .right(.manageProcedures), ProcedureSettingHandlers.form)
    post(
      Address.procedureSetting, .right(.manageProcedures), again: ProcedureSettingHandlers.again,
      ProcedureSettingHandlers.save)
    get(Address.agencies, .right(.manageAgencies), AgencyHandlers.list)
    get(Address.dissolutionForm, .right(.manageAgencies), AgencyHandlers.form)
    get(Address.dissolutionPreview, .right(.manageAgencies), AgencyHandlers.preview)
    post(Address.agencies, .right(.manageAgencies), again: AgencyHandlers.again, AgencyHandlers.save)
  }

  private mutating func addRetentionRoutes() {
    dearGet(Address.retention, .right(.manageRetention), RetentionHandlers.show)
    get(Address.retentionRule, .right(.manageRetention), RetentionHandlers.form)
    post(Address.retentionRule, .right(.manageRetention), again: RetentionHandlers.again, RetentionHandlers.save)
    get(Address.dueErasures, .right(.manageRetention), RetentionHandlers.due)
    get(Address.erasure, .right(.manageRetention), ErasureHandlers.check)
    post(Address.erasure, .right(.manageRetention), again: ErasureHandlers.again, ErasureHandlers.erase)
  }

  private mutating func addFormRoutes() {
    get(Address.forms, .right(.manageForms), FormHandlers.list)
    get(Address.formVersions, .right(.manageForms), FormHandlers.show)
    post(Address.formVersions, .right(.manageForms), again: FormHandlers.again, FormHandlers.change)
    get(Address.formOutline, .right(.manageForms), FormOutlineHandlers.show)
    post(Address.formOutline, .right(.manageForms), again: FormOutlineHandlers.again, FormOutlineHandlers.change)
    get(Address.formPart, .right(.manageForms), PartHandlers.show)
    post(Address.formPart, .right(.manageForms), again: PartHandlers.again, PartHandlers.save)
    get(Address.newFormPart, .right(.manageForms), PartHandlers.new)
    post(Address.newFormPart, .right(.manageForms), again: PartHandlers.addAgain, PartHandlers.add)
    get(Address.formPreview, .right(.manageForms), FormPreviewHandlers.show)
    post(
      Address.formPreview, .right(.manageForms), limit: DraftPage.textLimit, again: FormPreviewHandlers.again,
      FormPreviewHandlers.fillIn)
    get(Address.formPublication, .right(.manageForms), FormPublicationHandlers.show)
    post(
      Address.formPublication, .right(.manageForms), again: FormPublicationHandlers.again,
      FormPublicationHandlers.publish)
    get(Address.formComparison, .right(.manageForms), FormComparisonHandlers.show)
    get(Address.formImport, .right(.manageForms), FormImportHandlers.show)
    uploadText(
      Address.formImport, .right(.manageForms), limit: FormCopy.largest, again: FormImportHandlers.again,
      FormImportHandlers.take)
    get(Address.formFile, .right(.manageForms), FormHandlers.file)
  }

  private mutating func addAccountRoutes() {
    get(Address.people, .right(.seeAccounts), PeopleHandlers.list)
    get(Address.personForm, .right(.manageAccounts), PeopleHandlers.form)
    post(Address.people, .right(.manageAccounts), again: PeopleHandlers.again, PeopleHandlers.add)
    get(Address.peopleBatch, .right(.manageAccounts), PeopleBatchHandlers.show)
    uploadText(
      Address.peopleBatch, .right(.manageAccounts), again: PeopleBatchHandlers.again, PeopleBatchHandlers.preview)
    post(
      Address.peopleBatchOrder, .right(.manageAccounts), limit: Routes.textFormLimit, again: PeopleBatchHandlers.again,
      PeopleBatchHandlers.carryOut)
    get(Address.person, .right(.seeAccounts), PersonHandlers.show)
    post(Address.person, .right(.manageAccounts), again: PersonHandlers.again, PersonHandlers.change)
    get(Address.tokens, .right(.seeAccounts), TokenHandlers.list)
    post(Address.tokens, .right(.manageAccounts), again: TokenHandlers.again, TokenHandlers.add)
    get(Address.token, .right(.manageAccounts), TokenHandlers.ask)
    post(Address.token, .right(.manageAccounts), again: TokenHandlers.askAgain, TokenHandlers.change)
    get(Address.secondFactorRoles, .right(.requireSecondFactor), SecondFactorRolesHandlers.show)
    post(
      Address.secondFactorRoles, .right(.requireSecondFactor), again: SecondFactorRolesHandlers.again,
      SecondFactorRolesHandlers.save)
    get(Address.securityLog, .right(.readSecurityLog), SecurityLogHandlers.show)
    dearGet(Address.looks, .right(.readSecurityLog), LookHandlers.show)
  }

  /// Behind all others: it knows their forms.
  private mutating func addKeptFormRoutes() {
    waitingGet(Address.keptForm, .signedIn, KeptFormHandlers.show(forms.handler))
  }
}
