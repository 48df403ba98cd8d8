import HTTPServer
import HTTPTypes
import Markup
import OneStop
import OneStopStore
import Operations
import Web
import Words

enum ProcedureSettingHandlers {
  /// `GET /quan-tri/thu-tuc?tu=`: where each procedure is filed online; with words that found none, to choose whose they
  /// are.
  static let list: ReadHandler = { visit in
    let notice: Notice? = visit.query["da"] == "luu" ? .done(visit.words.catalogue.settings.saved.html) : nil
    return visit.show(try visit.procedureSettings(Form(visit.query, words: visit.words), notice).page)
  }

  /// `POST` of the same with `noi_nop`, and in `truoc` when the present choice was made: where all are filed that have no
  /// choice of their own. 409 where somebody else has changed it.
  static let saveAll: VisitHandler = { visit in
    var form = Form(visit.form, words: visit.words)
    let settings = visit.words.catalogue.settings
    let filing = form.needed(
      ProcedureSettingForm.Field.filing, { OnlineFiling(rawValue: $0) }, or: settings.city.missing)
    guard let filing else { return visit.show(try visit.procedureSettings(form).page) }
    do {
      try await visit.run(
        SetProcedureChoice(
          ProcedureChoice(filing: filing), of: nil, seen: ProcedureSettingForm.seen(visit.form), by: try visit.manager,
          now: visit.now))
    } catch ChoiceRefusal.outdated {
      visit.reader.endBatch()
      form.mistake(ProcedureSettingForm.Field.filing, settings.outdated)
      return visit.show(try visit.procedureSettings(form).page.with(.conflict))
    } catch is ChoiceRefusal {
      throw PortalError.forbidden
    }
    return .redirect(to: Address.procedureSettings.with("da", "luu"))
  }

  static let allAgain: VisitHandler = { visit in
    visit.show(try visit.procedureSettings(Form(visit.form, words: visit.words)).page)
  }

  /// `GET /quan-tri/thu-tuc/{procedure}?tu=`, where `tu` are words to be added.
  static let form: ReadHandler = { visit in
    let values = visit.query.has(ProcedureSettingForm.Field.found) ? visit.query : FormContent([])
    return visit.show(try visit.procedureSetting(values).page)
  }

  /// `POST` of the same with `noi_nop`, `dia_chi`, in `tu_khoa` a line for each, and `truoc`. 409 where somebody else has
  /// changed it.
  static let save: VisitHandler = { visit in
    var setting = try visit.procedureSetting(visit.form)
    guard let choice = setting.read() else { return visit.show(setting.page) }
    do {
      try await visit.run(
        SetProcedureChoice(
          choice, of: setting.procedure.code, seen: ProcedureSettingForm.seen(visit.form), by: try visit.manager,
          now: visit.now))
    } catch ChoiceRefusal.outdated {
      visit.reader.endBatch()
      var present = try visit.procedureSetting(visit.form, isSeenKept: false)
      present.form.mistake(ProcedureSettingForm.Field.filing, visit.words.catalogue.settings.outdated)
      return visit.show(present.page.with(.conflict))
    } catch ChoiceRefusal.unknownProcedure {
      throw PortalError.notFound
    } catch is ChoiceRefusal {
      throw PortalError.forbidden
    }
    return .redirect(to: Address.procedureSettings.with("da", "luu"))
  }

  static let again: VisitHandler = { visit in visit.show(try visit.procedureSetting(visit.form).page) }
}

extension Visit {
  fileprivate func procedureSettings(_ form: Form, _ notice: Notice? = nil) throws -> ProcedureSettingsPage {
    ProcedureSettingsPage(
      procedures: catalogue.procedures.filter { !$0.hasEnded && !$0.isExternal },
      withForms: try reader.proceduresWithForms(on: now.date), choices: try reader.storedProcedureChoices(), form: form,
      found: query[ProcedureSettingForm.Field.found].searchText,
      notice: notice, csrfField: csrfField, language: language)
  }

  /// - Parameter isSeenKept: whether the form goes on with the choice that it was made with.
  fileprivate func procedureSetting(_ values: FormContent, isSeenKept: Bool = true) throws -> ProcedureSettingForm {
    let code: ProcedureCode = try context.parameters.require("procedure")
    guard let procedure = catalogue.procedure(code), !procedure.hasEnded, !procedure.isExternal else {
      throw PortalError.notFound
    }
    return ProcedureSettingForm(
      procedure: procedure, choices: try reader.storedProcedureChoices(), values: values, isSeenKept: isSeenKept,
      csrfField: csrfField, words: words, language: language)
  }
}
